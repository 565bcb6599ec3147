import { listAudit, listInbox, listNotices, listUnits, type Endpoint } from '@dongbo/contract';
import { importProcedures, listDossiers, listTrackingBook } from '@dongbo/contract/procedures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, type Api } from '../api-world.fixture.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const id = '00000000-0000-7000-8000-000000000001';
const cursor = Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', id])).toString('base64url');

test.each<[string, Endpoint, Record<string, unknown>, string]>([
  ['a day of the year 0', listUnits, { on: '0000-01-01' }, 'motcua.tranbien'],
  ['a first day in the year 0', listDossiers, { from: '0000-01-01' }, 'motcua.tranbien'],
  ['a book of the year 0', listTrackingBook, { unitId: id, from: '0000-01-01', to: '2026-01-01' }, 'motcua.tranbien'],
  ['a procedure since the year 1', importProcedures, { lines: ['{}'], validFrom: '0001-01-01' }, 'kiemsoattthc'],
  ['a procedure from the year 9999 on', importProcedures, { lines: ['{}'], validFrom: '9999-12-31' }, 'kiemsoattthc'],
  ['a forged place in the dossiers', listDossiers, { cursor }, 'motcua.tranbien'],
  ['a forged place in the inbox', listInbox, { cursor }, 'motcua.tranbien'],
  ['a forged place in the audit', listAudit, { cursor, subjectId: id }, 'kiemtoan'],
  ['a forged place in the notices', listNotices, { cursor }, 'congdan1'],
])('%s is invalid input, not a fault of the server', async (_, endpoint, input, username) => {
  const response = await (await api.as(username)).send(endpoint, input);
  expect([response.statusCode, response.json().code]).toEqual([400, 'invalid-input']);
});
