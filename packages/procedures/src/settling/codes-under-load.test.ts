import { setTimeout as pause } from 'node:timers/promises';
import { takeInDossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  officials,
  oneStopCode,
  paperOrder,
  procedures,
  settlingWorld,
  tablesOf,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Ends every second connection that is in the middle of a transaction, as a killed database or network does. */
async function endSomeTransactions(): Promise<number> {
  const { rows } = await sql<{ ended: boolean }>`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and pid % 2 = 0`.execute(
    tablesOf(world, 'trial'),
  );
  return rows.length;
}

/** Repeats a request with its id until there is an answer, as clients do when the line is lost. */
async function insist(input: Awaited<ReturnType<typeof paperOrder>>): Promise<string | null> {
  const requestId = crypto.randomUUID();
  for (;;) {
    try {
      return (await world.call(takeInDossier, input, { as: officials.counter, requestId })).code;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'dossier.time-limit-needed') return null;
      await pause(5);
    }
  }
}

test('fifty receptions at once in one unit, across midnight, with refusals and lost transactions between: no gap, no double', async () => {
  world.clock.set('2026-03-12T23:59:59+07:00');
  const order = await paperOrder(world);
  const silent = { ...order, procedureCode: procedures.silent };
  let isOver = false;
  let ended = 0;
  const saboteur = (async () => {
    while (!isOver) {
      ended += await endSomeTransactions();
      await pause(40);
    }
  })();
  const midnight = pause(400).then(() => world.clock.set('2026-03-13T00:00:01+07:00'));
  const all = await Promise.all(Array.from({ length: 50 }, (_, index) => insist(index % 10 === 9 ? silent : order)));
  await midnight;
  // Some were early enough for the old day or late enough for the new one, however fast the machine is.
  const later = await Promise.all(Array.from({ length: 10 }, () => insist(order)));
  isOver = true;
  await saboteur;
  const codes = [...all, ...later].filter((code) => code !== null);
  expect(codes).toHaveLength(55);
  expect(ended).toBeGreaterThan(0);
  const wanted = ['260312', '260313'].flatMap((day) => {
    const count = codes.filter((code) => code.includes(`-${day}-`)).length;
    return Array.from({ length: count }, (_, index) => `${oneStopCode}-${day}-${String(index + 1).padStart(4, '0')}`);
  });
  expect(codes.toSorted()).toEqual(wanted);
  const stored = await tablesOf(world).selectFrom('dossier').select('code').orderBy('code').execute();
  expect(stored.map(({ code }) => code)).toEqual(wanted);
  const receipts = await tablesOf(world).selectFrom('dossier').select('receipt_number').execute();
  const entries = receipts.map(({ receipt_number: number }) => Number(number?.replace('/TNHS', '')));
  expect(entries.toSorted((a, b) => a - b)).toEqual(codes.map((_, index) => index + 1));
  const counters = await tablesOf(world)
    .selectFrom('register_counter')
    .select(['period', 'last'])
    .where('book', 'like', 'dossier:%')
    .orderBy('period')
    .execute();
  expect(counters).toEqual(
    [...new Set(wanted.map((code) => code.split('-')[1]))].map((day = '') => ({
      period: `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`,
      last: wanted.filter((code) => code.includes(`-${day}-`)).length,
    })),
  );
});
