import { getDossierFile, getMyFile, getProcedure } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fileOnline,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const outcome = async (fileId: string, as: string) => (await refusalOf(world.call(getMyFile, { fileId }, { as }))).code;

test('the uploader has it before it belongs to anything, and the citizen also after filing', async () => {
  const loose = await upload(world, officials.counter);
  expect(await outcome(loose, officials.counter)).toBe('done');
  const { papers } = await fileOnline(world, procedures.economy);
  const sent = papers[0]?.files[0]?.id ?? '';
  expect(await outcome(sent, 'congdan1')).toBe('done');
  expect(await outcome(sent, 'congdan2')).toBe('not-found');
  expect(await outcome(sent, officials.counter)).toBe('not-found');
});

test("what an official scanned is read as the dossier's file alone, where the reading is recorded", async () => {
  const { componentGroups } = await world.call(getProcedure, { code: procedures.office }, { as: officials.counter });
  const componentId = componentGroups[0]?.items[0]?.id ?? '';
  const fileId = await upload(world, officials.counter);
  const { id } = await takeIn(world, { papers: [{ componentId, photocopies: 1, fileIds: [fileId] }] });
  expect(await outcome(fileId, officials.counter)).toBe('not-found');
  await world.call(getDossierFile, { dossierId: id, fileId }, { as: officials.counter });
  const read = await tablesOf(world)
    .selectFrom('audit_entry')
    .select('outcome')
    .where('subject_id', '=', id)
    .where('operation', '=', getDossierFile.name)
    .execute();
  expect(read).toEqual([{ outcome: 'read' }]);
});
