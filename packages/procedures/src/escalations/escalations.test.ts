import { listNotices } from '@dongbo/contract';
import { getMyDossier, type Dossier } from '@dongbo/contract/procedures';
import { runDueSchedules, runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bringTo, eventsOf, officials, settlingWorld, tablesOf } from '../dossiers/settling-world.fixture.ts';
import { somebodyWaits } from '../dossiers/somebody-waits.fixture.ts';
import { ask, received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
  // A schedule begins after it was first seen.
  await runDueSchedules(world.worker);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
/** The Monday of each test, one week after the other's: a schedule never goes back. */
let monday = Date.parse('2026-03-09T08:00:00+07:00');
const hourMs = 3_600_000;
/** So many hours after eight o'clock on Monday. */
const hoursLater = (hours: number) => new Date(monday + hours * hourMs);
const [tuesday, wednesday, thursday, friday] = [24, 48, 72, 96];
// Three working days end on Thursday morning.
beforeEach(() => {
  monday += 7 * 24 * hourMs;
  world.clock.set(hoursLater(0).toISOString());
});

const { specialist, leader } = officials;
const inProcessing = async (): Promise<Dossier> =>
  await see(world, (await bringTo(world, await received(world), 'processing')).id, specialist);

async function sweepAt(hours: number): Promise<void> {
  world.clock.set(hoursLater(hours).toISOString());
  await runDueSchedules(world.worker);
  await world.drain();
}

/** Keys of what somebody was told of a dossier, in order of time. */
async function toldOf({ id }: Dossier, as: string): Promise<string[]> {
  const { items } = await world.call(listNotices, { limit: 100 }, { as });
  return items
    .filter(({ subjectId, key }) => subjectId === id && /^(step|dossier)-(soon|late)/.test(key))
    .map(({ key }) => key)
    .toReversed();
}

const rungsOf = async ({ id }: Dossier) =>
  await tablesOf(world).selectFrom('escalation').selectAll().where('dossier_id', '=', id).orderBy('told_at').execute();

test('whoever has it is warned, then the leader of the body hears, each once however often it is looked', async () => {
  const dossier = await inProcessing();
  const quarter = 0.25;
  for (const now of [quarter, tuesday + 8, tuesday + 8 + quarter, wednesday + 1, wednesday + 8 + quarter])
    await sweepAt(now);
  for (const now of [thursday + 1, thursday + 1 + quarter, friday + 1]) await sweepAt(now);
  const mine = await toldOf(dossier, specialist);
  expect(mine).toContain('step-soon');
  expect(mine).toContain('dossier-soon');
  expect(new Set(mine).size).toBe(mine.length);
  expect(await toldOf(dossier, leader)).toEqual(['dossier-late-leader']);
  const rungs = await rungsOf(dossier);
  expect(new Set(rungs.map(({ rung, due_at: dueAt }) => `${rung} ${dueAt.toISOString()}`)).size).toBe(rungs.length);
  const events = (await eventsOf(world, dossier.id)).filter(({ type }) => type === 'escalated');
  expect(events).toHaveLength(rungs.filter(({ people }) => people > 0).length);
  // The owner is not told of what the house asks of itself.
  const owners = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(owners.timeline.map(({ type }) => type)).not.toContain('procedures.escalated');
});

test('at night and at the weekend nobody is called; in the morning they are', async () => {
  const dossier = await inProcessing();
  for (const now of [thursday + 11, thursday + 15.75]) await sweepAt(now);
  expect(await rungsOf(dossier)).toEqual([]);
  await sweepAt(friday);
  expect(await rungsOf(dossier)).not.toEqual([]);
});

test('what somebody has done meanwhile is not called for: the job waits for the act', async () => {
  const dossier = await inProcessing();
  world.clock.set(hoursLater(thursday + 1).toISOString());
  const job = world.worker.jobs.find(({ name }) => name === 'procedures.escalate');
  if (job === undefined) throw new Error('The job is not registered');
  const running = await tablesOf(world)
    .transaction()
    .execute(async (act) => {
      await act.updateTable('dossier').set({ finished_at: world.clock.now() }).where('id', '=', dossier.id).execute();
      const calling = runJob(world.worker, job, { space: 'official', payload: { dossierId: dossier.id } });
      await somebodyWaits(world);
      return { calling };
    });
  await running.calling;
  expect(await rungsOf(dossier)).toEqual([]);
});

test('two workers at once call once', async () => {
  const dossier = await inProcessing();
  world.clock.set(hoursLater(thursday + 1).toISOString());
  const job = world.worker.jobs.find(({ name }) => name === 'procedures.escalate');
  if (job === undefined) throw new Error('The job is not registered');
  const turn = { space: 'official' as const, payload: { dossierId: dossier.id } };
  await Promise.all([runJob(world.worker, job, turn), runJob(world.worker, job, turn)]);
  const told = await toldOf(dossier, specialist);
  expect(told).not.toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});

test('what is suspended calls nobody, and a due date that moved calls anew', async () => {
  const dossier = await inProcessing();
  await sweepAt(wednesday + 8.25);
  const before = await rungsOf(dossier);
  expect(before.map(({ rung }) => rung)).toContain('dossier-soon');
  await ask(world, await see(world, dossier.id, specialist), specialist);
  await sweepAt(friday + 1);
  expect(await rungsOf(dossier)).toHaveLength(before.length);
});

test('trouble with one dossier stops no other', async () => {
  const [broken, sound] = [await inProcessing(), await inProcessing()];
  world.clock.set(hoursLater(thursday + 1).toISOString());
  // Nobody knows its calendar: its job fails.
  await tablesOf(world)
    .updateTable('dossier')
    .set({ calendar: 'no-such-calendar' })
    .where('id', '=', broken.id)
    .execute();
  await runDueSchedules(world.worker);
  await world.drain().catch(() => undefined);
  expect(await rungsOf(sound)).not.toEqual([]);
  await tablesOf(world).updateTable('dossier').set({ calendar: 'vn-state' }).where('id', '=', broken.id).execute();
});

test('after a long stop what was passed is written down and nobody is flooded', async () => {
  const dossier = await inProcessing();
  await sweepAt(21 * 24);
  const rungs = await rungsOf(dossier);
  expect(rungs.map(({ rung }) => rung)).toContain('dossier-late-province');
  expect(rungs.filter(({ people }) => people > 0)).toEqual([]);
  expect(await toldOf(dossier, specialist)).toEqual([]);
});

test('whoever would be told of several rungs at once hears of the highest alone', async () => {
  monday = Date.parse('2026-06-01T08:00:00+07:00');
  world.clock.set(hoursLater(0).toISOString());
  const dossier = await inProcessing();
  await sweepAt(thursday + 1);
  const mine = await toldOf(dossier, specialist);
  expect(mine.length).toBeLessThan(2);
  expect(mine).not.toContain('dossier-soon');
});
