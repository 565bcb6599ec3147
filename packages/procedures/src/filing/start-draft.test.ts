import { discardDraft, listDrafts, startDraft } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { procedures, settlingWorld } from '../dossiers/settling-world.fixture.ts';

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
