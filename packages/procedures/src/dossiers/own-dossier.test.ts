import { listNotices } from '@dongbo/contract';
import {
  getMyDossier,
  getMyFile,
  getMyLetter,
  getProcedure,
  listMyDossiers,
  withdrawMyDossier,
  type DossierId,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  officials,
  owner,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from './settling-world.fixture.ts';

let world: World;
/** Who holds the accounts. */
const holders = new Map<string, { name: string; identityNumber: string }>();
beforeAll(async () => {
  world = await settlingWorld();
  const { rows } = await sql<{ username: string; name: string; number: string }>`
    select a.username, p.name, p.identity_number as number from account a join person p on p.id = a.person_id
    where a.username in ('congdan1', 'congdan2')`.execute(tablesOf(world));
  for (const { username, name, number } of rows) holders.set(username, { name, identityNumber: number });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const holder = (username: string) => ({ ...owner, ...(holders.get(username) ?? { name: '', identityNumber: '' }) });
const see = async (username: string, dossierId: DossierId) =>
  (await refusalOf(world.call(getMyDossier, { dossierId }, { as: username }))).code;
const listed = async (username: string) =>
  (await world.call(listMyDossiers, { limit: 100 }, { as: username })).items.map(({ id }) => id);

test('what a counter took in under the number and name of an account is that person’s own, and nobody else’s', async () => {
  const { componentGroups } = await world.call(getProcedure, { code: procedures.office }, { as: officials.counter });
  const componentId = componentGroups[0]?.items[0]?.id ?? '';
  const fileId = await upload(world, officials.counter);
  const paper = { componentId, photocopies: 1, fileIds: [fileId] };
  const { id, version } = await takeIn(world, { owner: holder('congdan1'), papers: [paper] });
  expect([await see('congdan1', id), await see('congdan2', id)]).toEqual(['done', 'not-found']);
  expect([(await listed('congdan1')).includes(id), (await listed('congdan2')).includes(id)]).toEqual([true, false]);
  const letter = async (as: string) =>
    (await refusalOf(world.call(getMyLetter, { dossierId: id, form: 'receipt' }, { as }))).code;
  expect([await letter('congdan1'), await letter('congdan2')]).toEqual(['done', 'not-found']);
  const file = async (as: string) => (await refusalOf(world.call(getMyFile, { fileId }, { as }))).code;
  expect([await file('congdan1'), await file('congdan2')]).toEqual(['done', 'not-found']);
  await world.drain();
  const told = await world.call(listNotices, {}, { as: 'congdan1' });
  expect(told.items.map(({ subjectId }) => subjectId)).toContain(id);
  const withdraw = (as: string) => refusalOf(world.call(withdrawMyDossier, { dossierId: id, version }, { as }));
  expect(await withdraw('congdan2')).toMatchObject({ code: 'not-found' });
  expect(await withdraw('congdan1')).toMatchObject({ code: 'done' });
});

test('a digit mistyped at the counter shows nobody’s matter to somebody else: the name counts too', async () => {
  const { id } = await takeIn(world, { owner: { ...holder('congdan2'), name: 'Người Khác Hẳn' } });
  expect([await see('congdan2', id), await see('congdan1', id)]).toEqual(['not-found', 'not-found']);
  expect(await listed('congdan2')).not.toContain(id);
  await world.drain();
  const { items } = await world.call(listNotices, {}, { as: 'congdan2' });
  expect(items.map(({ subjectId }) => subjectId)).not.toContain(id);
});
