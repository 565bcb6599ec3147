import { startTestServer } from './test-server.ts';

let end: (() => Promise<void>) | undefined;

/** Called by Vitest before the first test of a run. */
export async function setup(): Promise<void> {
  end = await startTestServer();
}

/** Called by Vitest after the last test, also when tests failed. */
export async function teardown(): Promise<void> {
  await end?.();
}
