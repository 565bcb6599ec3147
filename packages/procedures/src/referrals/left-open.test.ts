import { listInbox, listNotices } from '@dongbo/contract';
import {
  askOpinion,
  getReferralChoices,
  linkTasks,
  listReferrals,
  receiveDossier,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  act,
  bringTo,
  minutePasses,
  officials,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
let asking: string;
beforeAll(async () => {
  world = await settlingWorld();
  asking = await unitIdOf(world, 'H19.145.02');
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, head, specialist, leader } = officials;
const inProcessing = async (): Promise<Dossier> => await bringTo(world, await received(world), 'processing');
const order = ({ id: dossierId, version }: Dossier, changes: object = {}) => ({
  dossierId,
  version,
  to: [{ unitId: asking }],
  content: 'Khu đất có vướng quy hoạch không?',
  ...changes,
});
const tasks = () => [
  { title: 'Trích lục bản đồ', unitId: asking, sequence: 1 },
  { title: 'Cấp thẻ', unitId: asking, sequence: 2 },
];

/** Back to the counter, which gives it to the body of another ward. */
async function handOver(dossier: Dossier): Promise<Dossier> {
  const assigned = await act(world, specialist, dossier, { action: 'return', reason: 'Không thuộc thẩm quyền' });
  const back = await act(world, head, assigned, { action: 'return', reason: 'Không thuộc thẩm quyền' });
  minutePasses(world);
  const competentUnitId = await unitIdOf(world, 'H19.146');
  const change = { dossierId: back.id, version: back.version, competentUnitId };
  await world.call(receiveDossier, change, { as: counter });
  return await see(world, dossier.id, counter);
}

test('what a body had asked ends when another settles the dossier: no work, nothing waited for, whoever was asked hears it', async () => {
  const dossier = await inProcessing();
  await world.call(askOpinion, order(dossier, { isNeeded: true }), { as: specialist });
  const { version } = await see(world, dossier.id, specialist);
  await world.call(linkTasks, { dossierId: dossier.id, version, tasks: tasks() }, { as: specialist });
  const before = await see(world, dossier.id, specialist);
  expect(before.waitsFor).toBe(3);
  const work = async () => (await world.call(listInbox, { q: dossier.code, limit: 50 }, { as: leader })).items;
  expect((await work()).filter(({ step }) => step?.id.startsWith('referral-'))).toHaveLength(2);
  await handOver(before);
  const { waits_for: waitsFor } = await tablesOf(world)
    .selectFrom('dossier')
    .select('waits_for')
    .where('id', '=', dossier.id)
    .executeTakeFirstOrThrow();
  expect(waitsFor).toBe(0);
  const rows = await tablesOf(world)
    .selectFrom('referral')
    .select(['id', 'state', 'withdrawn_reason'])
    .where('dossier_id', '=', dossier.id)
    .execute();
  expect(rows.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  expect(rows[0]?.withdrawn_reason).toMatch(/^Hồ sơ chuyển sang nơi khác giải quyết: .+ → .+/);
  expect((await work()).filter(({ step }) => step?.id.startsWith('referral-'))).toEqual([]);
  await world.drain();
  const { items } = await world.call(listNotices, { limit: 100 }, { as: leader });
  const told = items.filter(({ key }) => key === 'referral-moved');
  expect(told.map(({ subjectId }) => subjectId).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
});

test('a limit that nobody can mean is refused as it is typed', async () => {
  const dossier = await inProcessing();
  for (const value of [0, 0.0001, 0.3]) {
    const limit = { unit: 'working-day', value };
    const opinion = world.call(askOpinion, order(dossier, { limit }), { as: specialist });
    expect((await refusalOf(opinion)).code).toBe('invalid-input');
    const linked = {
      dossierId: dossier.id,
      version: dossier.version,
      tasks: tasks().map((one) => ({ ...one, limit })),
    };
    expect((await refusalOf(world.call(linkTasks, linked as never, { as: specialist }))).code).toBe('invalid-input');
  }
});

test('the deadline that nobody types comes before the dossier is due, and the choices say so', async () => {
  const dossier = await inProcessing();
  // Of three working days two leave one for the result.
  const choices = await world.call(getReferralChoices, { dossierId: dossier.id }, { as: specialist });
  expect(choices).toMatchObject({
    limits: { opinion: { unit: 'working-day', value: 2 } },
    before: { dueAt: dossier.clock?.dueAt, days: 2 },
  });
  await world.call(askOpinion, order(dossier), { as: specialist });
  const [asked] = (await world.call(listReferrals, { dossierId: dossier.id }, { as: specialist })).items;
  expect(asked?.limit).toEqual({ unit: 'working-day', value: 2 });
});
