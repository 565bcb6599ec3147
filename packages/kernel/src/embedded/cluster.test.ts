import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCluster } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Placement } from './placement.ts';

let home: string;
let place: Placement;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dongbo-initdb-'));
  place = { bin: home, home, data: join(home, 'data'), account: undefined, version: '18.4' };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** PostgreSQL's initdb, which ends with those words. */
function initdbSays(words: string): void {
  const path = join(home, 'initdb');
  writeFileSync(path, `#!/bin/sh\necho "${words}" >&2\nexit 1\n`);
  chmodSync(path, 0o755);
}

const why = async (): Promise<string> => {
  const fault = await createCluster(place, 'secret', false).catch((error: unknown) => error);
  if (!(fault instanceof EmbeddedError)) throw new Error(`not a fault for a person: ${String(fault)}`);
  return fault.message;
};

test('a user number without a name is one line with both ways out', async () => {
  initdbSays('initdb: error: could not look up effective user ID 1000650000: user does not exist');
  expect(await why()).toMatch(
    /^PostgreSQL runs only under a user that has a name,[^\n]+\/etc\/passwd[^\n]+DATABASE_URL\.$/,
  );
});

test('anything else that initdb says is handed on, without the password', async () => {
  initdbSays('initdb: error: could not create directory: No space left on device');
  const line = await why();
  expect(line).toContain('No space left on device');
  expect(line).not.toContain('secret');
});
