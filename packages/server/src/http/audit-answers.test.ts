import { listAudit } from '@dongbo/contract';
import { explainDueDate, getDossier, getLetter, listDossiers, receiveDossier } from '@dongbo/contract/procedures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';
import { fileDossier } from '../file-a-dossier.fixture.ts';

let api: Api;
let counter: Browser;
let auditor: Browser;
let dossier: { readonly id: string; readonly code: string };
beforeAll(async () => {
  api = await createApi();
  ({ dossier } = await fileDossier(api, await api.as('congdan1')));
  counter = await api.as('motcua.tranbien');
  await counter.call(receiveDossier, {
    dossierId: dossier.id,
    version: 1,
    timeLimit: { unit: 'working-day', value: 3 },
  });
  await api.drain();
  auditor = await api.as('kiemtoan');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

type Filter = Parameters<typeof auditor.call<typeof listAudit>>[1];
async function newest(filter: Filter) {
  api.clock.advance(1_000);
  const { items } = await auditor.call(listAudit, { limit: 20, ...filter });
  return items;
}

describe('the record answers who looked at what', () => {
  test('a letter and a due date are entries of their dossier, the letter with its form', async () => {
    await counter.send(getLetter, { dossierId: dossier.id, form: 'receipt' });
    await counter.call(explainDueDate, { dossierId: dossier.id });
    const about = await newest({ code: dossier.code, kind: 'readings' });
    expect(about).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          operation: getLetter.name,
          outcome: 'read',
          subjectCode: dossier.code,
          filters: expect.objectContaining({ form: 'receipt' }),
          address: '127.0.0.1',
        }),
        expect.objectContaining({ operation: explainDueDate.name, outcome: 'read', subjectId: dossier.id }),
      ]),
    );
  });

  test('a search of the whole ward says by what, in which unit and how many rows, and no word that names a person', async () => {
    await counter.call(listDossiers, { q: 'Đỗ Quốc Khải', channel: 'ONLINE' });
    const [search] = await newest({ operation: listDossiers.name });
    expect(search).toMatchObject({ outcome: 'read', rows: 1, filters: { channel: 'ONLINE' } });
    expect(search?.filters['q']).toMatch(/^#[0-9a-f]{24}$/);
    expect(search?.roles.join()).toContain('Trung tâm Phục vụ hành chính công phường Trấn Biên');
    expect(JSON.stringify(search)).not.toContain('Khải');
  });

  test('who asks for the dossier of another commune leaves an entry that names what was asked for', async () => {
    const stranger = await api.as('motcua.tamhiep');
    expect((await stranger.send(getDossier, { dossierId: dossier.id })).statusCode).toBe(404);
    const [asked] = await newest({ person: 'motcua.tamhiep', kind: 'refusals' });
    expect(asked).toMatchObject({
      operation: getDossier.name,
      outcome: 'not-found',
      subjectId: dossier.id,
      address: '127.0.0.1',
    });
  });

  test('a refused write names what it was for', async () => {
    const stranger = await api.as('motcua.tamhiep');
    await stranger.send(receiveDossier, { dossierId: dossier.id, version: 1 });
    const [asked] = await newest({ person: 'motcua.tamhiep', operation: receiveDossier.name });
    expect(asked).toMatchObject({ outcome: expect.stringMatching(/^not-/), subjectId: dossier.id });
  });
});
