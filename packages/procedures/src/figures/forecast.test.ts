import { getMyDossier, getMyForecast, receiveDossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fileOnline,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
let id: Awaited<ReturnType<typeof fileOnline>>['id'];
let copied = 0;

/** Dossiers like the one that was filed, received on Thursday 5 March 2026 and ended on days of that month. */
async function ended(days: readonly number[], changes: object = {}): Promise<void> {
  for (const day of days) {
    copied += 1;
    const row = JSON.stringify({
      id: crypto.randomUUID(),
      code: `copy-${copied}`,
      state: 'resulted',
      received_at: '2026-03-05T08:00:00+07:00',
      finished_at: `2026-03-${String(day).padStart(2, '0')}T16:00:00+07:00`,
      ...changes,
    });
    await sql`insert into dossier select (jsonb_populate_record(d, ${row}::jsonb)).* from dossier d where d.id = ${id}`.execute(
      tablesOf(world),
    );
  }
}

const forecast = async (as = 'congdan1') => await world.call(getMyForecast, { dossierId: id }, { as });

beforeAll(async () => {
  world = await settlingWorld();
  const filed = await fileOnline(world, procedures.economy);
  id = filed.id;
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('nothing is told before reception, and of fewer than twenty it is told that they are too few', async () => {
  expect(await forecast()).toBeNull();
  const { version } = await world.call(getMyDossier, { dossierId: id }, { as: 'congdan1' });
  await world.call(receiveDossier, { dossierId: id, version, papers: [] }, { as: officials.counter });
  // Fourteen ended on the day, five on Friday: nineteen.
  await ended([...Array.from({ length: 14 }, () => 5), 6, 6, 6, 6, 6]);
  expect(await forecast()).toEqual({ finished: 19, of: 'province', took: null });
});

test('where too few ended at the unit, those of the whole province are told, and said to be', async () => {
  await ended([5], { competent_unit_id: await unitIdOf(world, 'H19.01') });
  const took = { medianDays: 0, nineInTenDays: 1 };
  expect(await forecast()).toEqual({ finished: 20, of: 'province', took });
});

test('half and nine in ten are told in working days, of this procedure, unit and half year alone', async () => {
  await ended([9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
  const took = { medianDays: 1, nineInTenDays: 3 };
  expect(await forecast()).toEqual({ finished: 30, of: 'unit', took });
  await ended([10], { competent_unit_id: await unitIdOf(world, 'H19.01') });
  await ended([10], { received_at: '2025-03-05T08:00:00+07:00', finished_at: '2025-08-05T08:00:00+07:00' });
  expect(await forecast()).toEqual({ finished: 30, of: 'unit', took });
});

test('whose dossier it is not is told that there is none', async () => {
  expect(await refusalOf(forecast('congdan2'))).toMatchObject({ code: 'not-found' });
});
