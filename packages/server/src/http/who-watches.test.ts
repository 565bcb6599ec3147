import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api } from '../api-world.fixture.ts';
import { createApp } from './app.ts';

const token = 'a-token-of-tests-1234';
let api: Api;
let guarded: FastifyInstance;
beforeAll(async () => {
  api = await createApi();
  guarded = await createApp(api.program, { limits: 'off', metricsToken: token });
});
afterAll(async () => {
  await guarded.close();
  await api[Symbol.asyncDispose]();
});

const ask = (app: FastifyInstance, url: string, remoteAddress: string, headers: Record<string, string> = {}) =>
  app.inject({ url, remoteAddress, headers });

describe('the figures without a token', () => {
  test.each([
    '127.0.0.1',
    '127.8.9.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.1.2.3',
    '172.31.0.9',
    '192.168.1.5',
    '100.64.0.1',
    'fd12::1',
    'fe80::1%eth0',
  ])('are for %s', async (address) => {
    const response = await ask(api.app, '/metrics', address);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('dongbo_operation_seconds');
  });

  test.each([
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '100.128.0.1',
    '2001:db8::1',
    '::ffff:8.8.8.8',
    '0.0.0.0',
    'nowhere',
  ])('do not exist for %j', async (address) => {
    const response = await ask(api.app, '/metrics', address);
    expect(response.statusCode).toBe(404);
    const nothing = await ask(api.app, '/no-such-figures', address, { accept: 'application/json' });
    expect(nothing.statusCode).toBe(404);
    expect(response.body).not.toContain('dongbo_');
  });

  test.each([
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-real-ip': '10.0.0.1' },
    { forwarded: 'for=10.0.0.1' },
    { via: '1.1 proxy' },
    { 'x-forwarded-proto': 'https' },
  ])('do not exist through a proxy: %j', async (headers) => {
    expect((await ask(api.app, '/metrics', '127.0.0.1', headers)).statusCode).toBe(404);
  });
});

describe('the figures with a token', () => {
  test('are for who shows it, wherever they stand', async () => {
    const authorization = `Bearer ${token}`;
    for (const address of ['127.0.0.1', '8.8.8.8'])
      expect((await ask(guarded, '/metrics', address, { authorization })).statusCode).toBe(200);
    expect((await ask(guarded, '/metrics', '8.8.8.8', { authorization, via: '1.1 proxy' })).statusCode).toBe(200);
  });

  test.each([{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${token}` }, { authorization: token }])(
    'are for nobody else, also not on the same machine: %j',
    async (headers) => {
      expect((await ask(guarded, '/metrics', '127.0.0.1', Object(headers))).statusCode).toBe(404);
    },
  );
});

test('whether the process lives and is ready is told to everybody; how it stands with the scanner is not', async () => {
  for (const [address, seen] of [
    ['8.8.8.8', { status: 'ready' }],
    ['127.0.0.1', { status: 'ready', scanner: 'none' }],
  ] as const) {
    expect((await ask(api.app, '/healthz', address)).json()).toEqual({ status: 'ok' });
    expect((await ask(api.app, '/readyz', address)).json()).toEqual(seen);
  }
});

test('outsiders ask after health within the limits of everything else', async () => {
  const limits = { ...(await import('./rate-limits.ts')).usualLimits, anything: { burst: 3, perMinute: 1 } };
  await using app = await createApp(api.program, { limits });
  const answers: number[] = [];
  for (let asked = 0; asked < 5; asked += 1) answers.push((await ask(app, '/readyz', '8.8.8.8')).statusCode);
  expect(answers).toEqual([200, 200, 200, 429, 429]);
  for (let asked = 0; asked < 5; asked += 1) expect((await ask(app, '/readyz', '127.0.0.1')).statusCode).toBe(200);
});
