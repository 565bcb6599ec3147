import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualLimits } from '../http/rate-limits.ts';
import { startHostileServer, type HostileServer } from './hostile-server.fixture.ts';
import { fileSample, takeInSample } from './sample-dossiers.fixture.ts';
import { demonstrationPassword } from '@dongbo/kernel';

let server: HostileServer;
let proxied: HostileServer;
beforeAll(async () => {
  server = await startHostileServer();
  const lookUpMiss = { burst: 3, perMinute: 1 };
  proxied = await startHostileServer({ trustProxy: ['127.0.0.1'], limits: { ...usualLimits, lookUpMiss } });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await proxied[Symbol.asyncDispose]();
});

/** Headers of a request as given, also those that fetch keeps for itself. */
function ask(to: HostileServer, path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined> }>((resolve, reject) => {
    const sent = request(to.address + path, { method, headers, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const signIn = JSON.stringify({ username: 'congdan1', password: demonstrationPassword });
const json = { 'content-type': 'application/json' };

describe('every answer', () => {
  test.each([
    '/',
    '/thu-tuc',
    '/tra-cuu',
    '/trial/',
    '/nothing',
    '/api/session',
    '/api/nothing',
    '/api/drafts',
    '/api/procedures/%zz',
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/openapi.json',
    '/lam-viec',
    '/dang-nhap',
    '/assets/none.js',
  ])('%s carries the headers of safety, and no banner', async (path) => {
    const { headers } = await ask(server, path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|http:/);
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    // Without HTTPS a browser must not be told to insist on it.
    expect(headers).not.toHaveProperty('strict-transport-security');
  });
});

test('nothing that knows a person is kept by a cache', async () => {
  const [paper, { dossier, file }] = [await takeInSample(server), await fileSample(server)];
  const counter = { cookie: await server.signIn('motcua.tranbien') };
  const citizen = { cookie: await server.signIn('congdan1') };
  const answers = await Promise.all([
    ...['/api/session', '/api/inbox', '/api/dossiers', `/api/dossiers/${paper.id}`].map((path) =>
      ask(server, path, counter),
    ),
    ...[
      '/api/drafts',
      '/api/my/dossiers',
      `/api/my/dossiers/${dossier.id}`,
      `/api/my/files/${file.id}`,
      '/api/notices',
      '/api/my/dossiers/x',
    ].map((path) => ask(server, path, citizen)),
  ]);
  for (const { headers } of answers) expect(headers['cache-control']).toMatch(/no-store/);
  // Pages with a visitor's menu are asked for anew.
  expect((await ask(server, '/', citizen)).headers['cache-control']).toMatch(/no-cache|no-store/);
});

describe('what counts as one host', () => {
  const proxy = { 'x-forwarded-proto': 'https' };
  test.each<[string, Record<string, string>, number]>([
    ['the default port of HTTPS', { ...proxy, host: 'dvc.example.vn:443', origin: 'https://dvc.example.vn' }, 200],
    ['the same without a word on TLS', { host: 'dvc.example.vn:443', origin: 'https://dvc.example.vn' }, 200],
    ['the default port of HTTP', { host: 'dvc.example.vn:80', origin: 'http://dvc.example.vn' }, 200],
    ['capitals', { ...proxy, host: 'DVC.Example.VN', origin: 'https://dvc.example.vn' }, 200],
    ['a final dot', { ...proxy, host: 'dvc.example.vn.', origin: 'https://dvc.example.vn' }, 200],
    [
      'two proxies that each add their word',
      {
        'x-forwarded-proto': 'https,http',
        'x-forwarded-host': 'dvc.example.vn, inner',
        host: 'inner:8080',
        origin: 'https://dvc.example.vn',
      },
      200,
    ],
    ['another port', { ...proxy, host: 'dvc.example.vn:444', origin: 'https://dvc.example.vn' }, 403],
    ['another name', { ...proxy, host: 'dvc.example.vn', origin: 'https://evil.example' }, 403],
    ['the port of another protocol', { host: 'dvc.example.vn:443', origin: 'http://dvc.example.vn' }, 403],
    ['the end of a name', { ...proxy, host: 'dvc.example.vn', origin: 'https://evildvc.example.vn' }, 403],
    ['no origin that can be read', { ...proxy, host: 'dvc.example.vn', origin: 'null' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await ask(proxied, '/api/session', { ...json, ...headers }, 'POST', signIn)).status).toBe(status);
  });

  test('names that are not of this server are answered with none of its pages', async () => {
    await using own = await startHostileServer({ hostNames: ['dvc.example.vn'] });
    const status = async (host: string, path = '/metrics') => (await ask(own, path, { host })).status;
    for (const host of [
      'evil.example',
      'evil.example:8080',
      'dvc.example.vn.evil.example',
      'a b',
      '127.0.0.1.evil.example',
    ])
      expect([host, await status(host)]).toEqual([host, 421]);
    for (const host of [
      'dvc.example.vn',
      'DVC.example.vn.:8080',
      'localhost:8080',
      '127.0.0.1',
      '[::1]:8080',
      '10.0.0.5',
    ])
      expect([host, await status(host)]).toEqual([host, 200]);
    expect(await status('evil.example', '/healthz')).toBe(200);
    const evil = { ...json, host: 'evil.example', origin: 'http://evil.example' };
    expect((await ask(own, '/api/session', evil, 'POST', signIn)).status).toBe(421);
  });
});

test('what is not meant for search engines says so', async () => {
  for (const path of ['/trial/', '/trial/thu-tuc', '/api/session', '/lam-viec'])
    expect((await ask(server, path)).headers['x-robots-tag']).toBe('noindex');
  expect((await ask(server, '/thu-tuc')).headers).not.toHaveProperty('x-robots-tag');
  const page = await (await fetch(`${server.address}/trial/thu-tuc`)).text();
  expect(page).toMatch(/<meta name="robots" content="noindex" \/>[^]*<title>\[THỬ NGHIỆM\] /);
  expect(await (await fetch(`${server.address}/robots.txt`)).text()).toMatch(/^User-agent: \*\nDisallow: \/api\/\n/);
  expect(await (await fetch(`${server.address}/robots.txt`)).text()).toContain(
    `Sitemap: ${server.address}/sitemap.xml\n`,
  );
  expect((await ask(server, '/.well-known/security.txt')).status).toBe(404);
});

test('who breaks off while sending is no fault of the server', async () => {
  const errors: unknown[] = [];
  const log = { error: (facts: unknown) => errors.push(facts), warn: () => undefined, info: () => undefined };
  await using own = await startHostileServer({ log });
  for (let count = 0; count < 5; count += 1) {
    const socket = connect({ port: own.port, host: '127.0.0.1' });
    await once(socket, 'connect');
    socket.write(
      'POST /api/session HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"a',
    );
    await pause(50);
    socket.destroy();
  }
  await pause(200);
  expect(errors).toEqual([]);
});

test('a type is no body', async () => {
  const cookie = await server.signIn('congdan1');
  expect(
    (await ask(server, '/api/session', { ...json, cookie, 'idempotency-key': crypto.randomUUID() }, 'DELETE')).status,
  ).toBe(200);
  expect((await ask(server, '/api/session', json, 'POST')).status).toBe(400);
});

describe('a proxy', () => {
  const forwarded = {
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'dichvucong.example',
    'x-forwarded-for': '203.0.113.7',
  };
  /** The session, and the browser that the account will be known by. */
  const cookies = (prefix: string, secure: string) => [
    expect.stringMatching(new RegExp(`^${prefix}dongbo_session=[\\w-]{43}; Path=/; HttpOnly;${secure} SameSite=Lax$`)),
    expect.stringMatching(
      new RegExp(`^${prefix}dongbo_device=[\\w.-]+; Max-Age=15552000; Path=/; HttpOnly;${secure} SameSite=Lax$`),
    ),
  ];

  test('is believed when it is named: secure cookie, strict transport, origin of its host', async () => {
    const { status, headers } = await ask(
      proxied,
      '/api/session',
      { ...json, ...forwarded, origin: 'https://dichvucong.example' },
      'POST',
      signIn,
    );
    expect(status).toBe(200);
    expect(headers['set-cookie']).toEqual(cookies('__Host-', ' Secure;'));
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });

  test('is not believed when nobody named it', async () => {
    const { status, headers } = await ask(server, '/api/session', { ...json, ...forwarded }, 'POST', signIn);
    expect(status).toBe(200);
    expect(headers['set-cookie']).toEqual(cookies('', ''));
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(
      (
        await ask(
          server,
          '/api/session',
          { ...json, ...forwarded, origin: 'https://dichvucong.example' },
          'POST',
          signIn,
        )
      ).status,
    ).toBe(403);
  });

  test('tells addresses apart, and whoever guesses codes is sent away for a while, also on the page', async () => {
    const guess = (address: string, path = '/api/look-up/H19.145.01-260101-') =>
      ask(proxied, `${path}${address.slice(-4).replaceAll('.', '0')}`, { 'x-forwarded-for': address });
    for (let count = 0; count < 3; count += 1) expect((await guess('203.0.113.1')).status).toBe(404);
    const stopped = await guess('203.0.113.1');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    const page = await guess('203.0.113.1', '/tra-cuu?ma=H19.145.01-260101-');
    expect(page.status).toBe(429);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'retry-after': expect.any(String),
    });
    expect((await guess('203.0.113.2')).status).toBe(404);
    // A caller who writes the header himself stands before the proxy's own entry, which alone counts.
    const forged = await ask(proxied, '/api/look-up/x', { 'x-forwarded-for': '198.51.100.9, 203.0.113.1' });
    expect(forged.status).toBe(429);
    proxied.clock.advance(3_600_000);
    expect((await guess('203.0.113.1')).status).toBe(404);
  });
});
