import { getSession } from '@dongbo/contract';
import { getDraft, listDrafts, searchProcedures, startDraft } from '@dongbo/contract/procedures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, known, type Api } from '../api-world.fixture.ts';
import { fileDossier } from '../file-a-dossier.fixture.ts';
import { createApp } from './app.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

describe('health', () => {
  test('says that it lives and is ready', async () => {
    expect((await api.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
    expect((await api.app.inject({ url: '/readyz' })).json()).toMatchObject({ status: 'ready' });
  });

  test('is not ready without its database, but lives', async () => {
    const lost = await createApi();
    const app = await createApp(lost.program);
    await lost[Symbol.asyncDispose]();
    const ready = await app.inject({ url: '/readyz' });
    expect(ready.statusCode).toBe(503);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    await app.close();
  });

  test('counts operations by name and problems by code, and nothing of a person', async () => {
    await api.nobody.call(searchProcedures, { q: 'Nguyễn Văn Bí Mật' });
    await api.nobody.send(startDraft, { procedureCode: known.commune });
    const response = await api.app.inject({ url: '/metrics' });
    expect(response.headers['content-type']).toMatch(/^text\/plain; version=/);
    expect(response.body).toMatch(
      /dongbo_operation_seconds_count\{operation="procedures.catalogue.search",space="official"\} [1-9]/,
    );
    expect(response.body).toMatch(/dongbo_problems_total\{code="not-signed-in"\} [1-9]/);
    expect(response.body).not.toContain('Bí Mật');
  });
});

test('the figures tell of jobs by task and state, and go on without the database', async () => {
  await using other = await createApi();
  const citizen = await other.as('congdan2');
  await fileDossier(other, citizen);
  const figures = async () => (await other.app.inject({ url: '/metrics' })).body;
  expect(await figures()).toMatch(/dongbo_jobs\{task="kernel.store-letter",state="waiting"\} [1-9]/);
  await other.drain();
  expect(await figures()).toContain('dongbo_jobs{task="kernel.store-letter",state="waiting"} 0');
  expect(await figures()).toContain(
    'dongbo_projection_age_seconds{projection="procedures.use-counts",space="trial"} 0',
  );
  expect(await figures()).toContain('dongbo_jobs{task="kernel.store-letter",state="given-up"} 0');
  expect(await figures()).toContain('dongbo_streams 0');
  await other.program[Symbol.asyncDispose]();
  expect(await figures()).toContain('dongbo_operation_seconds');
});

describe('the two spaces', () => {
  test('share people and keep work apart', async () => {
    const citizen = await api.as('congdan1');
    expect(await citizen.call(getSession, {}, { prefix: '/trial' })).toMatchObject({
      space: 'trial',
      person: { username: 'congdan1' },
    });
    const { id } = await citizen.call(startDraft, { procedureCode: known.commune }, { prefix: '/trial' });
    const draft = await citizen.call(getDraft, { draftId: id }, { prefix: '/trial' });
    expect(draft.space).toBe('trial');
    expect((await citizen.call(listDrafts, {}, { prefix: '/trial' })).items).toHaveLength(1);
    expect((await citizen.call(listDrafts, {})).items).toEqual([]);
  });

  test('look different: every trial page says so', async () => {
    for (const url of ['/trial/', '/trial/thu-tuc', `/trial/thu-tuc/${known.commune}`, '/trial/tra-cuu']) {
      expect((await api.app.inject({ url })).body).toContain('THỬ NGHIỆM');
      expect((await api.app.inject({ url: url.slice('/trial'.length) })).body).not.toContain('THỬ NGHIỆM');
    }
  });
});

describe('language', () => {
  const languageOf = (html: string): string | undefined => /<html[^>]* lang="(\w+)"/.exec(html)?.[1];

  test('is Vietnamese, or what the address asks for, and stays that way', async () => {
    expect(languageOf((await api.app.inject({ url: '/' })).body)).toBe('vi');
    const asked = await api.app.inject({ url: '/?lang=uk' });
    expect(languageOf(asked.body)).toBe('uk');
    const kept = asked.cookies.find(({ name }) => name === 'dongbo_language');
    expect(kept).toMatchObject({ value: 'uk', path: '/', sameSite: 'Lax' });
    expect(kept?.httpOnly).toBeUndefined();
    const later = await api.app.inject({ url: '/', headers: { cookie: 'dongbo_language=uk' } });
    expect(languageOf(later.body)).toBe('uk');
  });

  test('a language that is not there changes nothing', async () => {
    const response = await api.app.inject({ url: '/?lang=xx', headers: { cookie: 'dongbo_language=<script>' } });
    expect(languageOf(response.body)).toBe('vi');
    expect(response.cookies).toEqual([]);
    expect(response.body).not.toContain('<script>');
  });
});

test('pages without script: a procedure and a look-up are read from the HTML alone', async () => {
  const page = await api.app.inject({ url: `/thu-tuc/${known.commune}` });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Thủ tục đăng ký khai sinh');
  const missing = await api.app.inject({ url: '/thu-tuc/9.999999' });
  expect(missing.statusCode).toBe(404);
  expect(missing.headers['content-type']).toMatch(/^text\/html/);
  const hostile = await api.app.inject({ url: `/thu-tuc?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}` });
  expect(hostile.body).not.toContain('<img src=x');
});
