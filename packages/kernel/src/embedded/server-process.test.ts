import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Placement } from './placement.ts';
import { findRunning } from './server-process.ts';

let place: Placement;
let pidFile: string;
beforeEach(() => {
  const home = mkdtempSync(join(tmpdir(), 'dongbo-pid-file-'));
  place = { bin: '', home, data: home, account: undefined, version: '18' };
  pidFile = join(home, 'postmaster.pid');
});
afterEach(() => rmSync(place.home, { recursive: true, force: true }));

test('a pid file that PostgreSQL has just made and not yet filled is left alone', () => {
  writeFileSync(pidFile, '');
  expect(findRunning(place)).toBeUndefined();
  expect(existsSync(pidFile)).toBe(true);
});

test('an empty pid file that a crash has left is removed', () => {
  writeFileSync(pidFile, '');
  utimesSync(pidFile, 1, 1);
  expect(findRunning(place)).toBeUndefined();
  expect(existsSync(pidFile)).toBe(false);
});

test('a pid file of a process that is gone is removed', () => {
  writeFileSync(pidFile, '999999999\n/somewhere\n');
  expect(findRunning(place)).toBeUndefined();
  expect(existsSync(pidFile)).toBe(false);
});
