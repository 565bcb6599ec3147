import { foldName } from '@dongbo/contract';
import { getMyDossier, listMyDossiers, listMyPapers, type Dossier } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner, refusalOf, settlingWorld, tablesOf, takeIn } from '../dossiers/settling-world.fixture.ts';

const username = '0912345678';
const personId = '019cdb00-0000-7000-8000-0000000000f1';
const number = '075190000188';

let world: World;
let taken: Dossier;
beforeAll(async () => {
  world = await settlingWorld();
  taken = await takeIn(world);
  const changed = JSON.stringify({ ...owner, identityNumber: number });
  await tablesOf(world)
    .updateTable('dossier')
    .set({ owner: changed, identity_number: number, owner_name_folded: foldName(owner.name) })
    .where('id', '=', taken.id)
    .execute();
  const db = world.databases.official.kysely;
  const said = { name: owner.name, name_folded: foldName(owner.name), declared_number: number };
  await db
    .insertInto('person')
    .values({ id: personId, kind: 'citizen', ...said, created_at: world.clock.now() })
    .execute();
  await db.insertInto('account').values({ person_id: personId, username, password_hash: null }).execute();
});
afterAll(() => world[Symbol.asyncDispose]());

test('an account whose number and name were only typed sees nothing that a counter took in under them; once proven it does', async () => {
  const call = { as: username };
  expect((await world.call(listMyDossiers, {}, call)).items).toEqual([]);
  expect((await refusalOf(world.call(getMyDossier, { dossierId: taken.id }, call))).code).toBe('not-found');
  expect((await world.call(listMyPapers, {}, call)).items).toEqual([]);
  await world.databases.official.kysely
    .updateTable('person')
    .set({ identity_number: number })
    .where('id', '=', personId)
    .execute();
  expect((await world.call(listMyDossiers, {}, call)).items.map(({ id }) => id)).toEqual([taken.id]);
  expect((await world.call(getMyDossier, { dossierId: taken.id }, call)).code).toBe(taken.code);
});
