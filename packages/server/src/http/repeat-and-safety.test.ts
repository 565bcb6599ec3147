import { getSession, signIn, uploadFile } from '@dongbo/contract';
import { getMyDossier, listMyDossiers, startDraft } from '@dongbo/contract/procedures';
import { demonstrationPassword } from '@dongbo/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, known, type Api, type Browser } from '../api-world.fixture.ts';
import { fileDossier, pdf } from '../file-a-dossier.fixture.ts';

let api: Api;
let citizen: Browser;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan2');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

describe('the same client request id', () => {
  test('gives the same answer and one effect, and says so', async () => {
    const requestId = crypto.randomUUID();
    const first = await citizen.send(startDraft, { procedureCode: known.commune }, { requestId });
    const again = await citizen.send(startDraft, { procedureCode: known.commune }, { requestId });
    expect(first.headers['idempotent-replay']).toBeUndefined();
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(again.json()).toEqual(first.json());
  });

  test('of twenty equal uploads at once makes one file', async () => {
    const requestId = crypto.randomUUID();
    const send = () => citizen.send(uploadFile, { name: 'a.pdf' }, { requestId, bytes: pdf });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.json<{ id: string }>().id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replay'] === 'true')).toHaveLength(19);
  });
});

describe('writes that another site asks for', () => {
  const input = { procedureCode: known.commune };
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:80@evil.example' }],
  ])('are refused: %j', async (headers) => {
    const response = await citizen.send(startDraft, input, { headers });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'not-allowed' });
  });

  test('are taken from our own pages and from programs', async () => {
    const own = { 'sec-fetch-site': 'same-origin', origin: 'http://dongbo.example', host: 'dongbo.example' };
    expect((await citizen.send(startDraft, input, { headers: own })).statusCode).toBe(200);
    expect((await citizen.send(startDraft, input)).statusCode).toBe(200);
  });

  test('sign-in from another site is refused too', async () => {
    const right = { username: 'congdan1', password: demonstrationPassword };
    const response = await api.nobody.send(signIn, right, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.statusCode).toBe(403);
    expect(response.cookies).toEqual([]);
  });
});

describe('session', () => {
  const right = { username: 'congdan1', password: demonstrationPassword };

  test('lies in a cookie that no script can read and no other site sends', async () => {
    const response = await api.nobody.send(signIn, right);
    expect(response.cookies).toEqual([
      expect.objectContaining({ name: 'dongbo_session', path: '/', httpOnly: true, sameSite: 'Lax' }),
      // By which the browser is known again; it opens nothing by itself.
      expect.objectContaining({ name: 'dongbo_device', path: '/', httpOnly: true, sameSite: 'Lax' }),
    ]);
    expect(response.body).not.toContain(response.cookies[0]?.value);
  });

  test('is new with every sign-in, and gone after sign-out', async () => {
    const first = await api.as('congdan1');
    const second = await api.as('congdan1');
    expect(first.cookie).not.toBe(second.cookie);
    const out = await api.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: second.cookie ?? '', 'idempotency-key': crypto.randomUUID() },
    });
    expect(out.statusCode).toBe(200);
    expect(out.cookies[0]).toMatchObject({ name: 'dongbo_session', value: '' });
    expect(await second.call(getSession, {})).toMatchObject({ person: null });
    expect(await first.call(getSession, {})).toMatchObject({ person: { username: 'congdan1' } });
  });

  test('ends after fifteen idle minutes', async () => {
    await using other = await createApi();
    const browser = await other.as('congdan1');
    other.clock.advance(14 * 60_000);
    expect(await browser.call(getSession, {})).toMatchObject({ person: { username: 'congdan1' } });
    other.clock.advance(16 * 60_000);
    expect(await browser.call(getSession, {})).toMatchObject({ person: null, permissions: [] });
    expect((await browser.send(listMyDossiers, {})).statusCode).toBe(401);
  });

  test('five wrong passwords lock the account, also for the right one', async () => {
    await using other = await createApi();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const wrong = await other.nobody.send(signIn, { ...right, password: 'wrong' });
      expect(wrong.json()).toMatchObject({ code: 'session.wrong-credentials' });
    }
    expect((await other.nobody.send(signIn, right)).json()).toMatchObject({ code: 'session.locked' });
  });
});

test('every answer carries the headers that keep pages and files safe', async () => {
  for (const url of ['/api/session', '/api/nothing', '/', '/healthz', '/trial/']) {
    const { headers } = await api.app.inject({ url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  }
});

describe('what belongs to somebody else', () => {
  test('is answered like what does not exist', async () => {
    const { dossier } = await fileDossier(api, citizen);
    const other = await api.as('congdan3');
    const foreign = await other.send(getMyDossier, { dossierId: dossier.id });
    const missing = await other.send(getMyDossier, { dossierId: crypto.randomUUID() });
    const bare = (response: typeof foreign): object => ({ ...response.json<object>(), requestId: null });
    expect(foreign.statusCode).toBe(404);
    expect(bare(foreign)).toEqual(bare(missing));
    expect((await other.call(listMyDossiers, {})).items).toEqual([]);
  });

  test('the owner sees no names of officials and no internal remarks', async () => {
    const { items } = await citizen.call(listMyDossiers, {});
    const [first] = items;
    const response = await citizen.send(getMyDossier, { dossierId: first?.id });
    expect(response.statusCode).toBe(200);
    const keys = Object.keys(response.json<object>());
    // The version is the owner's too: whoever withdraws names the one that they saw.
    for (const internal of ['assignee', 'actions', 'division', 'identityWarnings', 'isOwnMatter', 'sidePaths']) {
      expect(keys).not.toContain(internal);
    }
  });
});

test('an answer holds what its endpoint lists and nothing else, whatever the operation returns', async () => {
  const { createApp } = await import('./app.ts');
  const extra = { password_hash: 'must not leak' };
  const operations = api.program.operations.map((operation) =>
    operation.endpoint.name === getSession.name
      ? {
          ...operation,
          run: async (...given: Parameters<typeof operation.run>) => ({
            ...Object(await operation.run(...given)),
            ...extra,
          }),
        }
      : operation,
  );
  await using app = await createApp({ ...api.program, operations });
  const response = await app.inject({ url: '/api/session' });
  expect(response.statusCode).toBe(200);
  expect(response.body).not.toContain('leak');
});
