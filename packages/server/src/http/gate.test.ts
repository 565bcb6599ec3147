import { request as ask, type IncomingMessage } from 'node:http';
import { printTrackingBook } from '@dongbo/contract/procedures';
import { UnitId, getSession } from '@dongbo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstrationPassword, silentLog } from '@dongbo/kernel';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';
import { usualLimits } from './rate-limits.ts';

let api: Api;
let port: number;
beforeAll(async () => {
  api = await createApi(silentLog, { limits: usualLimits });
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const address = api.app.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => api[Symbol.asyncDispose]());

interface Said {
  readonly status: number;
  readonly body: string;
}

/** Over a real line: what is not read shows there alone. A line that is cut before the answer is status 0. */
async function send(method: string, path: string, body: string | null, headers: Record<string, string>): Promise<Said> {
  const response = await new Promise<IncomingMessage | null>((resolve) => {
    const sent = ask({ host: '127.0.0.1', port, method, path, headers }, resolve);
    sent.on('error', () => resolve(null));
    sent.end(body ?? undefined);
  });
  if (response === null) return { status: 0, body: '' };
  let text = '';
  for await (const part of response) text += String(part);
  return { status: response.statusCode ?? 0, body: text };
}

const json = { 'content-type': 'application/json' };
const manyKeys = `{${Array.from({ length: 95_000 }, (_, index) => `"${index}":1`).join(',')}}`;

test('anonymous bodies of 0.8 MB are sent away unread, hold nobody up, and are limited', async () => {
  expect(manyKeys.length).toBeGreaterThan(800_000);
  const statuses: number[] = [];
  const healthy: number[] = [];
  for (let count = 0; count < 20; count += 1) {
    const asked = performance.now();
    const [said] = await Promise.all([
      send('POST', '/api/session', manyKeys, { ...json, 'content-length': String(manyKeys.length) }),
      send('GET', '/healthz', null, {}).then(() => healthy.push(performance.now() - asked)),
    ]);
    statuses.push(said.status);
  }
  // The first are told why, then the address is limited. The end of a body that nobody reads may cut the line.
  expect(new Set(statuses.filter((status) => status !== 0))).toEqual(new Set([413, 429]));
  expect(statuses.filter((status) => status === 413).length).toBeLessThanOrEqual(12);
  expect(statuses.slice(13)).not.toContain(413);
  // 240 ms each before. The middle one, because the machine may have other work.
  expect(healthy.toSorted((a, b) => a - b)[10]).toBeLessThan(120);
});

test.each([
  ['said beforehand', { 'content-length': String(200_000) }],
  ['in pieces without an end', { 'transfer-encoding': 'chunked' }],
])('nobody without a session makes the server read a body where one is needed: %s', async (_, headers) => {
  const said = await send('PUT', `/api/drafts/${crypto.randomUUID()}`, 'x'.repeat(200_000), { ...json, ...headers });
  expect([401, 0]).toContain(said.status);
});

test('a query of more fields than any list has is refused', async () => {
  const query = Array.from({ length: 150 }, (_, index) => `a${index}=1`).join('&');
  const said = await send('GET', `/api/units?${query}`, null, {});
  expect(JSON.parse(said.body)).toMatchObject({ code: 'invalid-input', fields: [{ code: 'too-many-fields' }] });
});

test('one book at a time a person; others have theirs meanwhile', async () => {
  api.clock.advance(15 * 60_000);
  const [officer, other] = [await api.as('motcua.tranbien'), await api.as('motcua.thanhpho')];
  const orderOf = async (browser: Browser) => {
    const [role] = (await browser.call(getSession, {})).roles;
    return { unitId: UnitId.parse(role?.unitId), from: '2026-01-01', to: '2026-03-31' };
  };
  const [order, theirs] = [await orderOf(officer), await orderOf(other)];
  const [first, second, elsewhere] = await Promise.all([
    officer.send(printTrackingBook, order),
    officer.send(printTrackingBook, order),
    other.send(printTrackingBook, theirs),
  ]);
  expect([first.statusCode, second.statusCode].toSorted()).toEqual([200, 429]);
  const refused = first.statusCode === 429 ? first : second;
  expect(refused.json()).toMatchObject({ code: 'still-working', facts: { retryAfterSeconds: 10 } });
  expect(refused.headers['retry-after']).toBe('10');
  expect(elsewhere.statusCode).toBe(200);
  expect((await officer.send(printTrackingBook, order)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});

test('an address that strangers have used up stays open for a browser that signed in there before', async () => {
  const body = (password: string) => JSON.stringify({ username: 'congdan1', password });
  const signInWith = (password: string, cookie: string) =>
    api.app.inject({ method: 'POST', url: '/api/session', headers: { ...json, cookie }, payload: body(password) });
  const first = await signInWith(demonstrationPassword, '');
  const device = first.cookies.find(({ name }) => name === 'dongbo_device')?.value ?? '';
  const strangers = Array.from({ length: 80 }, async (_, index) => {
    const payload = JSON.stringify({ username: `khach.${index}`, password: 'wrong' });
    return (await api.app.inject({ method: 'POST', url: '/api/session', headers: json, payload })).statusCode;
  });
  const said = await Promise.all(strangers);
  expect(said.filter((status) => status === 422)).toHaveLength(60);
  expect(said.filter((status) => status === 429)).toHaveLength(20);
  expect((await signInWith(demonstrationPassword, '')).statusCode).toBe(429);
  expect((await signInWith(demonstrationPassword, `dongbo_device=${device}`)).statusCode).toBe(200);
  expect((await signInWith(demonstrationPassword, `dongbo_device=${device.replace('7', '8')}`)).statusCode).toBe(429);
  // The session that was opened alone does not need the cookie of the browser.
  const session = first.cookies.find(({ name }) => name === 'dongbo_session')?.value ?? '';
  const view = await api.app.inject({ url: '/api/session', headers: { cookie: `dongbo_session=${session}` } });
  expect(view.json()).toMatchObject({ person: { username: 'congdan1' } });
});
