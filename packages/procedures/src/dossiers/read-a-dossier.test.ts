import { listAudit } from '@dongbo/contract';
import {
  explainDueDate,
  getDossier,
  getDossierFile,
  getLetter,
  inspectDossier,
  letterForms,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bringTo,
  fileOnline,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from './settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const foreign = ['motcua.tamhiep', 'chuyenvien.tamhiep', 'lanhdao.sotuphap', 'truongphong.kinhte.tranbien'];

test('to a foreign unit nothing of a dossier exists', async () => {
  const { id: dossierId } = await takeIn(world);
  const fileId = crypto.randomUUID();
  for (const as of foreign) {
    expect((await refusalOf(world.call(getDossier, { dossierId }, { as }))).code).toBe('not-found');
    expect((await refusalOf(world.call(explainDueDate, { dossierId }, { as }))).code).toBe('not-found');
    expect((await refusalOf(world.call(getLetter, { dossierId, form: 'receipt' }, { as }))).code).toBe('not-found');
    expect((await refusalOf(world.call(getDossierFile, { dossierId, fileId }, { as }))).code).toBe('not-found');
  }
  expect(
    (await refusalOf(world.call(getDossier, { dossierId: crypto.randomUUID() }, { as: officials.head }))).code,
  ).toBe('not-found');
  expect((await refusalOf(world.call(getDossier, { dossierId }, { as: 'kiemsoattthc' }))).code).toBe('not-allowed');
  expect((await world.call(explainDueDate, { dossierId }, { as: 'kiemsoattthc' })).days.length).toBeGreaterThan(0);
  expect((await refusalOf(world.call(getDossier, { dossierId }, { as: officials.head, space: 'trial' }))).code).toBe(
    'not-found',
  );
});

test('who read a dossier is recorded', async () => {
  const { id: dossierId } = await takeIn(world);
  await world.call(getDossier, { dossierId }, { as: officials.leader });
  const { items } = await world.call(listAudit, { subjectId: dossierId }, { as: 'kiemtoan' });
  const leader = await world.actor(officials.leader);
  expect(items).toContainEqual(
    expect.objectContaining({ operation: 'procedures.dossier.get', outcome: 'read', actor: leader.name }),
  );
});

test('procedure control sees how a dossier was handled, not what it holds, and why it looked is recorded', async () => {
  const { id: dossierId, code } = await takeIn(world);
  const reason = 'Phản ánh giải quyết chậm';
  const seen = await world.call(inspectDossier, { dossierId, reason }, { as: 'kiemsoattthc' });
  expect(seen).toMatchObject({ code, owner: { name: expect.any(String) }, clock: expect.anything() });
  expect(Object.keys(seen.owner)).toEqual(['name']);
  expect(seen).not.toHaveProperty('answers');
  expect(seen.timeline.length).toBeGreaterThan(0);
  const { items } = await world.call(listAudit, { subjectId: dossierId }, { as: 'kiemtoan' });
  expect(items).toContainEqual(
    expect.objectContaining({ operation: 'procedures.dossier.inspect', outcome: 'read', reason }),
  );
  const look = (as: string, why: string) => refusalOf(world.call(inspectDossier, { dossierId, reason: why }, { as }));
  expect((await look('kiemsoattthc', ' ')).code).toBe('invalid-input');
  expect((await look(officials.leader, reason)).code).toBe('not-allowed');
});

test('before reception there is no due date to explain', async () => {
  const { id: dossierId } = await fileOnline(world, procedures.economy);
  expect((await refusalOf(world.call(explainDueDate, { dossierId }, { as: officials.counter }))).code).toBe(
    'dossier.not-received-yet',
  );
});

describe('letters', () => {
  const letters = async (dossierId: string) => {
    const there: string[] = [];
    for (const form of letterForms) {
      const { code } = await refusalOf(world.call(getLetter, { dossierId, form }, { as: officials.head }));
      if (code === 'done') there.push(form);
      else expect(code).toBe('letter.not-there-yet');
    }
    return there;
  };

  test('are there as soon as the dossier says so', async () => {
    const filed = await fileOnline(world, procedures.economy);
    expect((await letters(filed.id)).toSorted()).toEqual([...filed.letters].toSorted());
    const written = await bringTo(world, await takeIn(world), 'written');
    expect((await letters(written.id)).toSorted()).toEqual([...written.letters].toSorted());
  });
});

describe('files', () => {
  test('of the record are handed out, others are not', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const fileId = filed.papers[0]?.files[0]?.id ?? '';
    const paper = await world.call(getDossierFile, { dossierId: filed.id, fileId }, { as: officials.counter });
    expect(paper).toMatchObject({ name: 'giay-to.pdf', disposition: 'inline' });
    const other = await upload(world, 'congdan2');
    expect(
      (await refusalOf(world.call(getDossierFile, { dossierId: filed.id, fileId: other }, { as: officials.counter })))
        .code,
    ).toBe('not-found');
    // A printed letter is attached to the dossier too, but goes out as a letter only.
    await world.drain();
    const rows = await tablesOf(world)
      .selectFrom('file')
      .select('id')
      .where('attached_to', '=', filed.id)
      .where('id', '<>', fileId)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { id } of rows) {
      expect(
        (await refusalOf(world.call(getDossierFile, { dossierId: filed.id, fileId: id }, { as: officials.counter })))
          .code,
      ).toBe('not-found');
    }
  });
});
