import { listInbox, uploadFile } from '@dongbo/contract';
import { getDossierFile, getMyFile, getMyLetter } from '@dongbo/contract/procedures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';
import { fileDossier, pdf } from '../file-a-dossier.fixture.ts';
import { filePolicyOf } from './security.ts';

let api: Api;
let citizen: Browser;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan2');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const upload = (name: string, bytes: Buffer) => citizen.send(uploadFile, { name }, { bytes });

describe('upload', () => {
  test('answers name, type by content, size and hash', async () => {
    const response = await upload('giấy chứng sinh.pdf', pdf);
    expect(response.json()).toMatchObject({
      name: 'giấy chứng sinh.pdf',
      type: 'application/pdf',
      size: pdf.byteLength,
    });
    expect(response.json()).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test.each([
    ['nothing', 'a.pdf', Buffer.alloc(0), 'file.empty'],
    ['a program that calls itself PDF', 'a.pdf', Buffer.from('MZ\u0090\u0000', 'latin1'), 'file.type-not-allowed'],
    ['a page', 'a.html', Buffer.from('<script>alert(1)</script>'), 'file.type-not-allowed'],
    ['an SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file.type-not-allowed'],
  ])('refuses %s', async (_, name, bytes, code) => {
    const response = await upload(name, bytes);
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ code });
  });

  test('keeps only the last part of a name that is a path', async () => {
    const response = await upload('../../etc/passwd.pdf', pdf);
    expect(response.statusCode).toBe(200);
    expect(response.json<{ name: string }>().name).not.toMatch(/[/\\]/);
  });

  test('takes nothing from who is not signed in', async () => {
    const response = await api.nobody.send(uploadFile, { name: 'a.pdf' }, { bytes: pdf });
    expect(response.statusCode).toBe(401);
  });
});

describe('download', () => {
  test('is the bytes that were sent, alone, named, and not kept by caches', async () => {
    const { paper } = await fileDossier(api, citizen);
    const response = await citizen.send(getMyFile, { fileId: paper.id });
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload.equals(pdf)).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'content-security-policy': filePolicyOf('application/pdf'),
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers['content-disposition']).toBe(
      `inline; filename="giay chung sinh.pdf"; filename*=UTF-8''${encodeURIComponent('giấy chứng sinh.pdf')}`,
    );
  });

  test('a picture is shown in a sandbox, of no origin; a browser shows no PDF in one', () => {
    expect(filePolicyOf('image/jpeg')).toMatch(/; sandbox$/);
    expect(filePolicyOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toMatch(/; sandbox$/);
    expect(filePolicyOf('application/pdf')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    );
  });

  test('of a paper of somebody else does not exist; the officer who settles it reads it', async () => {
    const { dossier, paper } = await fileDossier(api, citizen);
    const other = await api.as('congdan3');
    expect((await other.send(getMyFile, { fileId: paper.id })).statusCode).toBe(404);
    const officer = await api.as('motcua.tranbien');
    const { items } = await officer.call(listInbox, { q: dossier.code });
    expect(items.map(({ code }) => code)).toEqual([dossier.code]);
    const read = await officer.send(getDossierFile, { dossierId: dossier.id, fileId: paper.id });
    expect(read.rawPayload.equals(pdf)).toBe(true);
    const foreign = await api.as('motcua.thanhpho');
    expect((await foreign.send(getDossierFile, { dossierId: dossier.id, fileId: paper.id })).statusCode).toBe(404);
  });

  test('of the copy of what was sent is a PDF; the result is not there yet', async () => {
    const { dossier } = await fileDossier(api, citizen);
    await api.drain();
    const copy = await citizen.send(getMyLetter, { dossierId: dossier.id, form: 'copy' });
    expect(copy.statusCode).toBe(200);
    expect(copy.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const result = await citizen.send(getMyLetter, { dossierId: dossier.id, form: 'result' });
    expect(result.json()).toMatchObject({ code: 'letter.not-there-yet' });
  });
});
