import { listMeasures, type Space } from '@dongbo/contract';
import type { Actor } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settlingWorld, tablesOf, takeIn, unitIdOf } from '../dossiers/settling-world.fixture.ts';

let world: World;
let commune: string;
let department: string;
let copied = 0;

interface Changes {
  readonly state: string;
  readonly due_at: string | null;
  readonly finished_at?: string;
  readonly returned_at?: string;
  readonly competent_unit_id?: string;
}

/** One more dossier like that of the ward, but for these columns. */
async function copy(changes: Changes): Promise<void> {
  copied += 1;
  const row = JSON.stringify({ id: crypto.randomUUID(), code: `copy-${copied}`, ...changes });
  await sql`insert into dossier select (jsonb_populate_record(d, ${row}::jsonb)).* from dossier d where code not like 'copy-%'`.execute(
    tablesOf(world),
  );
}

const time = (text: string) => `2026-03-${text}:00+07:00`;

beforeAll(async () => {
  world = await settlingWorld();
  const { id } = await takeIn(world);
  const row = await tablesOf(world)
    .selectFrom('dossier')
    .select(['competent_unit_id', 'due_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  commune = row.competent_unit_id;
  department = await unitIdOf(world, 'H19.01');
});
afterAll(async () => await world[Symbol.asyncDispose]());

async function read(as: Actor = asSystem, space: Space = 'official') {
  const { items } = await world.call(listMeasures, { system: 'procedures' }, { as, space });
  const short = (name: string): string => name.replace('procedures.', '');
  return Object.fromEntries(
    // Figures of fees, of what others are asked, of hand-over lists and of what is held have tests of their own.
    items
      .filter(({ name }) => !/fee|payment|referral|bundle|satisfied|held/.test(name))
      .map(({ name, values }) => [
        short(name),
        Object.fromEntries(values.map(({ unitId, value }) => [unitId ?? 'all', value])),
      ]),
  );
}

/** The permission held at one unit. */
const at = (unitId: string): Actor => ({
  personId: crypto.randomUUID(),
  name: 'Test',
  kind: 'official',
  username: 'test',
  grants: [{ role: 'auditor', unitId, unitName: '', field: null, permissions: [listMeasures.name] }],
});

test('what is open, late and due today is counted, and how much of the last 30 days was on time', async () => {
  const running = 'in-progress';
  // It is 11 March, nine o'clock. Beside the copies stands the dossier that was taken in today.
  await copy({ state: running, due_at: time('10T17:00') });
  await copy({ state: running, due_at: time('11T08:59') });
  await copy({ state: 'suspended', due_at: time('10T17:00') });
  await copy({ state: running, due_at: time('11T17:00') });
  await copy({ state: running, due_at: time('11T23:59') });
  await copy({ state: running, due_at: time('12T00:00') });
  await copy({ state: 'suspended', due_at: time('11T17:00') });
  await copy({ state: 'suspended', due_at: null });
  const resulted = 'resulted';
  await copy({ state: resulted, due_at: time('06T17:00'), finished_at: time('04T10:00') });
  await copy({ state: resulted, due_at: time('06T17:00'), finished_at: time('06T17:00') });
  await copy({
    state: resulted,
    due_at: time('06T17:00'),
    finished_at: time('06T16:00'),
    returned_at: time('07T08:00'),
  });
  await copy({ state: resulted, due_at: time('06T17:00'), finished_at: time('06T17:01') });
  await copy({ state: resulted, due_at: '2026-02-01T17:00:00+07:00', finished_at: '2026-02-09T08:59:00+07:00' });
  await copy({ state: 'returned', due_at: null, finished_at: time('05T10:00'), returned_at: time('05T10:00') });
  const there = { competent_unit_id: department };
  await copy({ ...there, state: running, due_at: time('01T17:00') });
  await copy({ ...there, state: resulted, due_at: time('01T17:00'), finished_at: time('02T17:00') });
  expect(await read()).toEqual({
    'dossiers-open': { all: 10, [commune]: 9, [department]: 1 },
    'dossiers-late': { all: 4, [commune]: 3, [department]: 1 },
    'dossiers-due-today': { all: 2, [commune]: 2 },
    'arrivals-late': { all: 0 },
    'on-time-share': { all: 0.6, [commune]: 0.75, [department]: 0 },
    'site-checks-planned': { all: 0 },
    'site-checks-late': { all: 0 },
  });
});

test('who holds the permission at a unit sees the whole and that unit, not the others', async () => {
  const figures = await read(at(department));
  expect(figures['dossiers-open']).toEqual({ all: 10, [department]: 1 });
  expect(figures['dossiers-due-today']).toEqual({ all: 2 });
  const { items } = await world.call(listMeasures, { system: 'procedures' }, { as: at(department) });
  expect(items[0]?.values[1]?.unitName).toBe('Sở Tư pháp tỉnh Đồng Nai');
});

test('the other space has figures of its own; there is no share of nothing', async () => {
  expect(await read(asSystem, 'trial')).toEqual({
    'dossiers-open': { all: 0 },
    'dossiers-late': { all: 0 },
    'dossiers-due-today': { all: 0 },
    'arrivals-late': { all: 0 },
    'on-time-share': {},
    'site-checks-planned': { all: 0 },
    'site-checks-late': { all: 0 },
  });
});
