import { listDossiers } from '@dongbo/contract';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBroad } from './dossier-search.ts';
import { officials, owner, settlingWorld, takeIn } from './settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
  for (const name of ['Lý An', 'Trần Văn Ân', 'Hoàng Ngọc Hà']) await takeIn(world, { owner: { ...owner, name } });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test.each([
  ['a', true],
  ['Lý An', true],
  ['Văn', false],
  ['H', true],
  ['h19.145', true],
  ['TN.H19.145', true],
  ['H19.145.01-', false],
  ['TN.H19.145.01-', false],
  ['H19.145.01-260311-0001', false],
  ['075190000001', false],
  ['1', true],
])('"%s" fits so much that no index helps: %s', (q, broad) => {
  expect(isBroad(q)).toBe(broad);
});

test.each([
  ['an', officials.counter, ['Lý An', 'Trần Văn Ân', 'Hoàng Ngọc Hà']],
  ['ly an', officials.counter, ['Lý An']],
  ['h19.145', officials.leader, ['Lý An', 'Trần Văn Ân', 'Hoàng Ngọc Hà']],
  ['H19.145.01-26', officials.leader, ['Lý An', 'Trần Văn Ân', 'Hoàng Ngọc Hà']],
  ['zq', officials.counter, []],
  ['h19', 'motcua.thanhpho', []],
  ['an', 'lanhdao.sotuphap', []],
])('"%s" of %s finds what is there and theirs', async (q, as, names) => {
  const { items } = await world.call(listDossiers, { q }, { as });
  expect(items.map(({ ownerName }) => ownerName).toSorted()).toEqual([...names].toSorted());
});
