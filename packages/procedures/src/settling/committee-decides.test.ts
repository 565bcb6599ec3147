import { getDossier, getLetter, importProcedures, listDossiers, writeResult } from '@dongbo/contract/procedures';
import { listInbox } from '@dongbo/contract';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import {
  act,
  minutePasses,
  personIdOf,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';

const chairs = '9.000101';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
  const lines = [
    makeLine({
      code: chairs,
      name: 'Thủ tục do Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định',
      field: 'Luật sư',
      levels: ['province'],
      handlers: ['province-people-committee'],
    }),
  ];
  await world.call(importProcedures, { lines, validFrom: '2026-01-01' }, { as: asSystem, space: 'official' });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('what the committee of the province decides is prepared by a department and signed by the committee alone', async () => {
  let dossier = await takeIn(world, { procedureCode: chairs });
  expect(dossier.competentUnit.name).toBe('Sở Tư pháp tỉnh Đồng Nai');
  const assigneeId = await personIdOf(world, 'chuyenvien.sotuphap');
  dossier = await act(world, 'truongphong.sotuphap', dossier, { action: 'assign', assigneeId });
  minutePasses(world);
  const text = { title: 'Quyết định', body: 'Nội dung quyết định.' };
  await world.call(
    writeResult,
    { dossierId: dossier.id, version: dossier.version, ...text },
    { as: 'chuyenvien.sotuphap' },
  );
  dossier = await world.call(getDossier, { dossierId: dossier.id }, { as: 'chuyenvien.sotuphap' });
  for (const who of ['chuyenvien.sotuphap', 'truongphong.sotuphap', 'lanhdao.sotuphap', 'truongphong.vanphongubnd'])
    dossier = await act(world, who, dossier, { action: 'forward' });
  expect(dossier.step?.id).toBe('approval');
  // Neither the department's head nor the office's signs what is the committee's.
  for (const who of ['lanhdao.sotuphap', 'lanhdao.vanphongubnd'])
    expect((await refusalOf(act(world, who, dossier, { action: 'approve' }))).code).toBe('dossier.action-not-possible');
  const chair = { as: 'lanhdao.ubnd' };
  expect((await world.call(listInbox, {}, chair)).items.map(({ code }) => code)).toEqual([dossier.code]);
  expect((await world.call(listDossiers, {}, chair)).items.map(({ code }) => code)).toEqual([dossier.code]);
  dossier = await act(world, 'lanhdao.ubnd', dossier, { action: 'approve' });
  await world.drain();
  dossier = await act(world, 'vanthu.vanphongubnd', dossier, { action: 'issue' });
  expect(dossier.result).toMatchObject({ state: 'issued', number: '01/KQ-UBND' });
  const { book } = await tablesOf(world).selectFrom('result').select('book').executeTakeFirstOrThrow();
  expect(book).toBe(`result:${await unitIdOf(world, 'H19')}:2026`);
  const paper = await world.call(getLetter, { dossierId: dossier.id, form: 'result' }, chair);
  expect(paper.type).toBe('application/pdf');
});

test('the leader of the committee sees nothing of what a department or commune decides itself', async () => {
  const own = await takeIn(world);
  const found = await world.call(listDossiers, {}, { as: 'lanhdao.ubnd' });
  expect(found.items.map(({ code }) => code)).not.toContain(own.code);
  const refused = await refusalOf(world.call(getDossier, { dossierId: own.id }, { as: 'lanhdao.ubnd' }));
  expect(refused.code).toBe('not-found');
});
