import { assignDossiers, listDossiers, listLateSoon } from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  officials,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from '../dossiers/settling-world.fixture.ts';
import { medianOf, sweepPace } from './measure-pace.ts';
import { runJob } from '@dongbo/kernel';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const hour = 3_600_000;
const forecast = async (as: string = officials.head) => await world.call(listLateSoon, {}, { as });
const paces = async () =>
  await tablesOf(world).selectFrom('step_pace').selectAll().where('procedure_code', '=', procedures.office).execute();

/** The sweep over every unit, as the clock has it run. */
async function measure(): Promise<void> {
  await runJob(world.worker, sweepPace.job, { space: 'official', payload: {} });
  await world.drain();
}

test('the median is what half do not exceed', () => {
  expect([medianOf([]), medianOf([7]), medianOf([9, 1]), medianOf([5, 1, 9]), medianOf([4, 3, 2, 1])]).toEqual([
    0, 7, 1, 5, 2,
  ]);
});

let running: Dossier;

test('before anything has ended nothing is said, and that is said', async () => {
  running = await bringTo(world, await takeIn(world), 'processing');
  await measure();
  expect(await forecast()).toMatchObject({ measuredAt: null, items: [], weighed: 1, unknown: 1, left: false });
});

test('the pace of a step is measured over what ended, in working minutes, each unit and procedure apart', async () => {
  // Six dossiers that wait a quarter of an hour until they are assigned; the specialist takes a minute.
  for (let number = 0; number < 6; number += 1) {
    const dossier = await takeIn(world);
    world.clock.advance(hour / 4);
    await bringTo(world, dossier, 'handover');
  }
  await measure();
  const found = await paces();
  expect(found.map(({ step_id: step }) => step)).toEqual(
    expect.arrayContaining(['assignment', 'processing', 'review', 'approval']),
  );
  expect(found.every(({ passages }) => passages === 6)).toBe(true);
  const minutesOf = (step: string) => found.find(({ step_id: id }) => id === step)?.median_minutes;
  expect([minutesOf('assignment'), minutesOf('processing')]).toEqual([16, 2]);
  await measure();
  expect(await paces()).toHaveLength(found.length);
});

test('what will not end in time at this pace is named with whoever has it, and goes to who has room', async () => {
  await sql`update dossier set due_at = ${new Date(world.clock.now().getTime() + 2 * hour)} where id = ${running.id}`.execute(
    tablesOf(world),
  );
  expect((await forecast()).items).toEqual([]);
  // Processing takes two days from now on.
  const slow = (await paces()).map((row) => (row.step_id === 'processing' ? { ...row, median_minutes: 960 } : row));
  await tablesOf(world).deleteFrom('step_pace').execute();
  await tablesOf(world).insertInto('step_pace').values(slow).execute();
  // The only one that somebody has would be no earlier done in other hands.
  expect((await forecast()).items).toMatchObject([{ dossierId: running.id, proposed: null }]);
  await bringTo(world, await takeIn(world), 'processing');
  const { items, people, unknown } = await forecast();
  const [specialist, second] = [
    await personIdOf(world, officials.specialist),
    await personIdOf(world, officials.second),
  ];
  expect(unknown).toBe(0);
  expect(items).toMatchObject([
    { dossierId: running.id, assignee: { id: specialist }, proposed: second, stepName: { en: expect.any(String) } },
  ]);
  expect(Date.parse(items[0]?.expectedAt ?? '')).toBeGreaterThan(Date.parse(items[0]?.dueAt ?? ''));
  const [most] = people;
  expect(most?.neededMinutes).toBe(0);
  expect(people.find(({ id }) => id === specialist)).toMatchObject({ late: 1, openItems: 2 });
  expect(people.find(({ id }) => id === specialist)?.neededMinutes).toBeGreaterThan(300);
  // The proposal is taken as it stands.
  const [{ dossierId, version } = { dossierId: running.id, version: 0 }] = items;
  const dossiers = [{ dossierId, version }];
  expect(await world.call(assignDossiers, { assigneeId: second, dossiers }, { as: officials.head })).toEqual({
    assigned: [running.id],
    refused: [],
  });
});

test('it holds what lives at the units of who asks, and no one else may ask', async () => {
  expect((await forecast(officials.leader)).items.map(({ dossierId }) => dossierId)).toEqual([running.id]);
  expect(await forecast('lanhdao.tamhiep')).toMatchObject({ items: [], people: [], weighed: 0 });
  expect(await refusalOf(forecast(officials.specialist))).toMatchObject({ code: 'not-allowed' });
  const listed = await world.call(listDossiers, { state: 'open' }, { as: officials.head });
  expect(listed.items.map(({ id }) => id)).toContain(running.id);
});
