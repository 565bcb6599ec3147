import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, known, type Api, type Browser } from '../api-world.fixture.ts';
import { fileDossier } from '../file-a-dossier.fixture.ts';

let api: Api;
let citizen: Browser;
let code: string;
let dossierId: string;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan1');
  const { dossier } = await fileDossier(api, citizen);
  [code, dossierId] = [dossier.code, dossier.id];
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const read = async (url: string, cookie: string | null = null): Promise<string> =>
  (await api.app.inject({ url, headers: cookie === null ? {} : { cookie } })).body;

/** Pages that the server writes: they need no script. */
const written = () => [
  '/',
  '/thu-tuc',
  '/thu-tuc?q=khai+sinh',
  `/thu-tuc/${known.commune}`,
  '/tra-cuu',
  '/lien-he',
  '/tro-giup',
];

describe('who is signed in', () => {
  test('reads their name and the way out on every page that the server writes, in both spaces', async () => {
    for (const prefix of ['', '/trial'])
      for (const url of written()) {
        const page = await read(prefix + url, citizen.cookie);
        expect(page, url).toContain('<span>Nguyễn Thị Thảo Bích Hà My</span>');
        expect(page, url).toContain(`href="${prefix}/cua-toi/dang-xuat"`);
        expect(page, url).not.toContain(`href="${prefix}/dang-nhap"`);
      }
  });

  test('is led to the desk when they are an official', async () => {
    const officer = await api.as('motcua.tranbien');
    for (const url of written()) expect(await read(url, officer.cookie), url).toContain('href="/lam-viec"');
    expect(await read('/', citizen.cookie)).not.toContain('href="/lam-viec"');
  });

  test('is not asked to sign in to see their own dossier, and is led to it; whoever else looks it up is not', async () => {
    const own = await read(`/tra-cuu?ma=${code}`, citizen.cookie);
    expect(own).toContain(`href="/cua-toi/ho-so/${dossierId}"`);
    expect(own).not.toMatch(/hãy đăng nhập/i);
    for (const cookie of [null, (await api.as('congdan2')).cookie]) {
      const page = await read(`/tra-cuu?ma=${code}`, cookie);
      expect(page).toContain(code);
      expect(page).not.toContain(dossierId);
    }
  });

  test('reaching the way out ends nothing: an address alone signs nobody out', async () => {
    await read('/cua-toi/dang-xuat', citizen.cookie);
    expect(await read('/', citizen.cookie)).toContain('Nguyễn Thị Thảo Bích Hà My');
  });
});

test('nobody signed in reads the way in, and no name', async () => {
  for (const url of written()) {
    const page = await read(url);
    expect(page, url).toContain('href="/dang-nhap"');
    expect(page, url).not.toContain('/cua-toi/dang-xuat');
  }
});
