import type { TestProject } from 'vitest/node';
import { findBrowser } from './browser.ts';
import { startServer, type RunningServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server that all end-to-end tests of this run share; empty when there is no browser. */
    serverAddress: string;
  }
}

let server: RunningServer | undefined;

/** Called by Vitest before the first end-to-end test. Without a browser the tests are skipped, and no server is
 * needed. `DONGBO_E2E_ADDRESS` names a server that runs already, for those who write tests. */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env['DONGBO_E2E_ADDRESS'];
  if (findBrowser() !== undefined && given === undefined) server = await startServer();
  project.provide('serverAddress', given ?? server?.address ?? '');
}

/** Called by Vitest after the last test, also when tests failed. */
export async function teardown(): Promise<void> {
  const complaints = (await server?.stop()) ?? '';
  if (complaints.trim() !== '') throw new Error(`The server logged errors during the end-to-end tests:\n${complaints}`);
}
