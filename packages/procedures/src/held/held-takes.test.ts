import { listMeasures, listNotices } from '@dongbo/contract';
import { takeInDossier, takeIntakeHeld, type Dossier } from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officials, owner, paperOrder, refusalOf, tablesOf } from '../dossiers/settling-world.fixture.ts';
import { askedPaper, confirmation, heldWorld, issueResult } from './held-world.fixture.ts';
import { sweepHeldTakes } from './sweep-held-takes.ts';

let world: World;
beforeAll(async () => {
  world = await heldWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const counter = { as: officials.counter };
const at = (text: string): void => world.clock.set(`2026-12-01T${text}:00+07:00`);

/** Somebody to whom Trấn Biên has issued a certificate. */
async function somebody(identityNumber: string) {
  return { identityNumber, issued: await issueResult(world, { identityNumber }) };
}
const take = async ({ identityNumber, issued }: { identityNumber: string; issued: Dossier }) =>
  await world.call(
    takeIntakeHeld,
    {
      procedureCode: confirmation,
      identityNumber,
      heldInId: issued.id,
      heldComponentId: null,
      componentId: askedPaper,
    },
    counter,
  );
const takes = async (identityNumber: string) =>
  await tablesOf(world).selectFrom('held_take').selectAll().where('identity_number', '=', identityNumber).execute();
const sweep = async () => await runJob(world.worker, sweepHeldTakes.job, { space: 'official', payload: {} });

test('what is taken before a dossier is there is bound to the number and the purpose, once, and to the dossier that follows', async () => {
  at('08:00');
  const who = await somebody('075190000601');
  const { files } = await take(who);
  await take(who);
  expect(await takes(who.identityNumber)).toMatchObject([
    { procedure_code: confirmation, file_ids: files.map(({ id }) => id), closed_at: null, dossier_id: null },
  ]);
  const papers = [{ componentId: askedPaper, fileIds: files.map(({ id }) => id) }];
  const order = await paperOrder(world, {
    procedureCode: confirmation,
    owner: { ...owner, identityNumber: who.identityNumber },
    papers,
  });
  const { id } = await world.call(takeInDossier, order, counter);
  await sweep();
  expect(await takes(who.identityNumber)).toMatchObject([{ dossier_id: id }]);
});

test('what no dossier uses within the time is taken away, counted, and told once to who took it and to who answers for the counter', async () => {
  at('09:00');
  const who = await somebody('075190000602');
  at('10:00');
  const { files } = await take(who);
  at('17:59');
  await sweep();
  expect(await takes(who.identityNumber)).toMatchObject([{ closed_at: null }]);
  at('18:00');
  await sweep();
  await sweep();
  await world.drain();
  const [ended] = await takes(who.identityNumber);
  expect(ended).toMatchObject({ dossier_id: null, closed_at: world.clock.now() });
  const left = await tablesOf(world)
    .selectFrom('file')
    .select('id')
    .where(
      'id',
      'in',
      files.map(({ id }) => id),
    )
    .execute();
  expect(left).toEqual([]);
  const told = async (as: string) =>
    (await world.call(listNotices, {}, { as })).items.filter(({ subjectId }) => subjectId === ended?.id);
  expect((await told(officials.counter)).map(({ key }) => key)).toEqual(['held-take-unused']);
  expect((await told(officials.leader)).map(({ key }) => key)).toEqual(['held-take-unused-here']);
  const { items } = await world.call(listMeasures, {}, { as: 'quantrihethong' });
  const counted = items.find(({ name }) => name === 'procedures.held-takes-unused')?.values;
  expect(counted?.find(({ unitId }) => unitId === ended?.unit_id)?.value).toBe(1);
});

test('whoever has the papers of three others without a dossier gets no further, until their dossiers are taken in', async () => {
  at('19:00');
  const first = await somebody('075190000603');
  await take(first);
  for (const last of [4, 5]) await take(await somebody(`07519000060${last}`));
  const further = take(await somebody('075190000606'));
  expect(await refusalOf(further)).toMatchObject({ code: 'paper.takes-open', facts: { most: 3 } });
  // Of whom something is open already more may be taken.
  expect((await take(first)).files).toHaveLength(1);
});

test('the owner of the number hears of it once, on their own page, with which office took what; who has no account cannot be told', async () => {
  // What the tests before took and did not use is over.
  world.clock.advance(9 * 3_600_000);
  await sweep();
  const told = async () =>
    (await world.call(listNotices, { limit: 100 }, { as: 'congdan1' })).items.filter(({ key }) => key === 'held-taken');
  const before = (await told()).length;
  const issued = await issueResult(world);
  const mine = { identityNumber: (await world.actor('congdan1')).identityNumber ?? '', issued };
  await take(mine);
  await take(mine);
  const [notice, ...more] = await told();
  expect(more).toHaveLength(before);
  expect(notice).toMatchObject({
    subjectId: issued.id,
    facts: { paper: issued.result?.title, unit: expect.stringContaining('Trấn Biên') },
  });
  await take(await somebody('075190000609'));
  expect(await told()).toHaveLength(before + 1);
});
