import { discardDraft, listDrafts, startDraft } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { procedures, refusalOf, settlingWorld } from '../dossiers/settling-world.fixture.ts';
import { filingPolicy } from './filing-policy.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const start = (as: string) => world.call(startDraft, { procedureCode: procedures.economy }, { as });

test('an unfinished filing is taken up again, another person has one of their own', async () => {
  const first = await start('congdan1');
  expect((await start('congdan1')).id).toBe(first.id);
  expect((await start('congdan3')).id).not.toBe(first.id);
  await world.call(discardDraft, { draftId: first.id }, { as: 'congdan1' });
  expect((await start('congdan1')).id).not.toBe(first.id);
});

test('two starts at the same moment are one draft', async () => {
  const drafts = await Promise.all(Array.from({ length: 6 }, () => start('congdan2')));
  expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
  const { items } = await world.call(listDrafts, {}, { as: 'congdan2' });
  expect(items).toHaveLength(1);
});

test('another one of the same procedure is begun when it is asked for, as for a second child', async () => {
  const first = await start('congdan1');
  world.clock.advance(1000);
  const second = await world.call(startDraft, { procedureCode: procedures.economy, another: true }, { as: 'congdan1' });
  expect(second.id).not.toBe(first.id);
  // Taken up again is the one that was touched last.
  expect((await start('congdan1')).id).toBe(second.id);
});

test('nobody keeps more unfinished filings than are sensible; one discarded makes room', async () => {
  const another = () => world.call(startDraft, { procedureCode: procedures.silent, another: true }, { as: 'congdan3' });
  const { items } = await world.call(listDrafts, {}, { as: 'congdan3' });
  const drafts = [];
  for (let count = items.length; count < filingPolicy.mostDrafts; count += 1) drafts.push(await another());
  expect(await refusalOf(another())).toEqual({ code: 'draft.too-many', facts: { most: 50 } });
  // What is there is still taken up.
  expect(await start('congdan3')).toMatchObject({ id: items[0]?.id });
  await world.call(discardDraft, { draftId: drafts[0]?.id ?? '' }, { as: 'congdan3' });
  expect(await another()).toMatchObject({ version: 1 });
});
