import { NotPrepared } from '@dongbo/server';
import { createWorld, type World } from '@dongbo/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refuseBesideOthers } from './load.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ key: 'kernel', systems: [] });
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

const why = async (): Promise<unknown> => await refuseBesideOthers(world.ownerUrl).catch((error: unknown) => error);

test('loading beside a server that runs is refused with one line that says what to do first', async () => {
  await world.databases.official.pool.query('select 1');
  const fault = await why();
  expect(fault).toBeInstanceOf(NotPrepared);
  expect(String(fault)).toMatch(/stop it first, then load$/);
  expect(String(fault)).not.toContain('\n');
});

test('once it is stopped there is nothing to refuse', async () => {
  await world.databases.official.pool.query('select 1');
  for (const { pool } of Object.values(world.databases)) await pool.end();
  await vi.waitFor(async () => expect(await why()).toBeUndefined(), 10_000);
});
