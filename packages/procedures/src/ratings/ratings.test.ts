import { listMeasures, listNotices } from '@dongbo/contract';
import { getDossier, getMyDossier, rateMyDossier, type Dossier } from '@dongbo/contract/procedures';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  refusalOf,
  settlingWorld,
  tablesOf,
} from '../dossiers/settling-world.fixture.ts';
import { received } from '../supplements/supplement-world.fixture.ts';

let world: World;
let returned: Dossier;
beforeAll(async () => {
  world = await settlingWorld();
  returned = await handedOver();
});
afterAll(async () => await world[Symbol.asyncDispose]());

async function handedOver(): Promise<Dossier> {
  const issued = await bringTo(world, await received(world), 'handover');
  return await act(world, officials.counter, issued, { action: 'hand-over', receiver: 'owner' });
}
const rate = async (
  { id: dossierId }: Dossier,
  satisfaction: 'very-satisfied' | 'satisfied' | 'not-satisfied',
  as = 'congdan1',
) => await world.call(rateMyDossier, { dossierId, satisfaction, comment: 'Phải đi lại hai lần' }, { as });
const mine = async ({ id: dossierId }: Dossier) => await world.call(getMyDossier, { dossierId }, { as: 'congdan1' });

test('the owner says it once, after the result; officials read it in the timeline, the leader is told', async () => {
  expect(await mine(returned)).toMatchObject({ mayRate: true, rating: null });
  minutePasses(world);
  await rate(returned, 'not-satisfied');
  expect(await mine(returned)).toMatchObject({
    mayRate: false,
    rating: { satisfaction: 'not-satisfied', comment: 'Phải đi lại hai lần' },
  });
  expect((await refusalOf(rate(returned, 'very-satisfied'))).code).toBe('rating.given-already');
  const { timeline } = await world.call(getDossier, { dossierId: returned.id }, { as: officials.leader });
  expect(timeline.at(-1)).toMatchObject({
    type: 'procedures.dossier-rated.not-satisfied',
    note: 'Phải đi lại hai lần',
  });
  await world.drain();
  const { items } = await world.call(listNotices, {}, { as: officials.leader });
  expect(items).toContainEqual(expect.objectContaining({ key: 'rated-poorly', subjectId: returned.id }));
});

test('nobody rates before the result, and nobody what is not theirs', async () => {
  const open = await received(world);
  expect(await mine(open)).toMatchObject({ mayRate: false, rating: null });
  expect((await refusalOf(rate(open, 'satisfied'))).code).toBe('rating.not-yet');
  await expect(rate(returned, 'satisfied', 'congdan2')).rejects.toMatchObject({ code: 'not-found' });
});

test('two devices at once say it once, and content owners disturb no leader', async () => {
  const dossier = await handedOver();
  const both = await Promise.allSettled([rate(dossier, 'very-satisfied'), rate(dossier, 'satisfied')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const rows = await tablesOf(world)
    .selectFrom('rating')
    .select('satisfaction')
    .where('dossier_id', '=', dossier.id)
    .execute();
  expect(rows).toHaveLength(1);
  expect((await eventsOf(world, dossier.id)).filter(({ type }) => type === 'dossier-rated')).toHaveLength(1);
  await world.drain();
  const { items } = await world.call(listNotices, {}, { as: officials.leader });
  expect(items.filter(({ key, subjectId }) => key === 'rated-poorly' && subjectId === dossier.id)).toEqual([]);
});

test('the share of the content is measured by the unit that settled', async () => {
  const { items } = await world.call(listMeasures, { system: 'procedures' }, { as: asSystem });
  const share = items.find(({ name }) => name === 'procedures.satisfied-share');
  expect(share?.values).toContainEqual(expect.objectContaining({ unitId: null, value: 0.5 }));
  expect(share?.values).toContainEqual(expect.objectContaining({ unitId: returned.competentUnit.id, value: 0.5 }));
});
