import { normaliseInput } from '@dongbo/contract';
import { getMyDossier, startDraft } from '@dongbo/contract/procedures';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownProcedure, startHostileServer, type HostileServer } from './hostile-server.fixture.ts';
import { hostileTexts } from './hostile-values.fixture.ts';
import { requestText, sendRaw, statusIn } from './raw-request.fixture.ts';
import {
  clientOf,
  fileSample,
  oneStopCode,
  sampleAnswers,
  sampleOwner,
  takeInSample,
  unitIdOf,
} from './sample-dossiers.fixture.ts';

let server: HostileServer;
let counter: string;
let citizen: string;
beforeAll(async () => {
  server = await startHostileServer();
  [counter, citizen] = [await server.signIn('motcua.tranbien'), await server.signIn('congdan1')];
});
afterAll(() => server[Symbol.asyncDispose]());

interface Sent {
  readonly method?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
}

async function send(path: string, { method = 'GET', cookie, headers = {}, body }: Sent = {}) {
  const answer = await fetch(server.address + path, {
    method,
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: text.startsWith('{') ? JSON.parse(text) : null };
}

const post = (path: string, body: BodyInit, cookie = counter, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', cookie, body, headers });

describe('a body that is no honest JSON', () => {
  const deep = (levels: number) => `{"procedureCode":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  test.each<[string, BodyInit, number]>([
    ['cut off', '{"procedureCode":"1', 400],
    ['an array', '["1.000656"]', 400],
    ['a text', '"1.000656"', 400],
    ['null', 'null', 400],
    ['empty', '', 400],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400],
    [
      'invalid UTF-8 inside a text',
      Buffer.concat([Buffer.from('{"procedureCode":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      400,
    ],
    ['10,000 levels deep', deep(10_000), 400],
    ['30,000 levels deep', deep(30_000), 400],
    ['10,000 members', `{"procedureCode":[${'0,'.repeat(10_000)}0]}`, 400],
    ['a key __proto__', '{"__proto__":{"procedureCode":"1.000656"},"procedureCode":"1.000656"}', 400],
    [
      'a key constructor with prototype',
      '{"constructor":{"prototype":{"admin":true}},"procedureCode":"1.000656"}',
      400,
    ],
    ['a key twice', '{"procedureCode":"x","procedureCode":"1.000656"}', 400],
    ['numbers beyond range', '{"procedureCode":1e999}', 400],
    ['a number of 50,000 digits', `{"procedureCode":${'9'.repeat(50_000)}}`, 400],
    ['50,000 characters', JSON.stringify({ procedureCode: 'x'.repeat(50_000) }), 400],
    ['more than this address needs', JSON.stringify({ procedureCode: 'x'.repeat(70_000) }), 413],
    ['more than a megabyte', JSON.stringify({ procedureCode: 'x'.repeat(1_100_000) }), 413],
  ])('%s', async (_, body, status) => {
    const answer = await post('/api/drafts', body, citizen);
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Object.prototype).not.toHaveProperty('admin');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/html',
  ])('content type %s is not taken for JSON', async (type) => {
    const answer = await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure }), citizen, {
      'content-type': type,
    });
    expect(answer.status).toBe(400);
  });

  test.each(['gzip', 'br', 'deflate', 'x-gzip', 'zstd'])('a body packed with %s is not unpacked', async (encoding) => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(50_000_000, 0x20)));
    expect((await post('/api/drafts', bomb, citizen, { 'content-encoding': encoding })).status).toBe(400);
    const file = { 'content-encoding': encoding, 'content-type': 'application/octet-stream' };
    expect((await post('/api/files?name=a.pdf', bomb, citizen, file)).status).toBe(400);
  });

  test('nobody without the permission makes the server read a large body', async () => {
    const body = JSON.stringify({ lines: ['x'.repeat(5_000_000)], validFrom: '2026-01-01' });
    const head = requestText('POST /api/procedures/import', [
      'content-type: application/json',
      `content-length: ${body.length}`,
    ]);
    expect(statusIn(await sendRaw(server.port, head))).toBe(401);
    const other = requestText('POST /api/procedures/import', [
      `cookie: ${citizen}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
    ]);
    expect(statusIn(await sendRaw(server.port, other))).toBe(403);
  });
});

describe('requests that are odd as such', () => {
  test.each<[string, string, number]>([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a header of 100,000 characters', requestText('GET /api/session', [`x-long: ${'x'.repeat(100_000)}`]), 431],
    ['a NUL in a header', requestText('GET /api/session', ['x-nul: a\0b']), 400],
    ['two lengths', requestText('POST /api/session', ['content-length: 2', 'content-length: 3'], '{}x'), 400],
    [
      'length and chunks (smuggling)',
      requestText('POST /api/session', ['content-length: 2', 'transfer-encoding: chunked'], '0\r\n\r\n'),
      400,
    ],
    ['a query of 15,000 characters', requestText(`GET /api/procedures?q=${'x'.repeat(15_000)}`), 400],
    ['an address that cannot be decoded', requestText('GET /api/procedures/%zz'), 400],
    ['a cut UTF-8 letter in the address', requestText('GET /api/procedures/%c3'), 400],
    ['a code of 5,000 characters', requestText(`GET /api/look-up/${'1'.repeat(5_000)}`), 404],
    ['an unknown method', requestText('BREW /api/session'), 400],
    ['TRACE', requestText('TRACE /api/session'), 404],
    ['a whole address', requestText('GET http://evil.example/api/nothing'), 404],
  ])('%s', async (_, text, status) => {
    const answer = await sendRaw(server.port, text);
    expect(statusIn(answer), answer.slice(0, 500)).toBe(status);
    expect(answer).toMatch(status === 404 ? /^content-type: /im : /^content-type: application\/problem\+json/im);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).not.toMatch(/^server:|x-powered-by/im);
  });

  test('a method cannot be overridden', async () => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' };
    await send('/api/session?_method=DELETE', { cookie: citizen, headers });
    expect((await send('/api/session', { cookie: citizen })).json.person).not.toBeNull();
  });

  test.each([
    ['/assets/../../../../etc/passwd'],
    ['/assets/..%2f..%2f..%2fpackage.json'],
    ['/assets/%2e%2e/%2e%2e/package.json'],
    ['/assets/..%5c..%5cpackage.json'],
    ['/assets/%00'],
    ['//etc/passwd'],
    ['/trial/../../etc/passwd'],
    ['/.dongbo/installation.key'],
    ['/api/reference-lists/..%2f..%2f..%2fpackage.json'],
    ['/api/dossiers/..%2f..%2fsession'],
    ['/thu-tuc/..%2f..%2fpackage.json'],
  ])('%s leads out of nowhere', async (path) => {
    const answer = await sendRaw(server.port, requestText(`GET ${path}`, [`cookie: ${counter}`]));
    expect([400, 403, 404]).toContain(statusIn(answer));
    expect(answer).not.toMatch(/root:x:|"workspaces"|"dependencies"/);
  });
});

describe('another site', () => {
  test.each<[string, Record<string, string>]>([
    ['an origin elsewhere', { origin: 'https://evil.example' }],
    ['an origin that is null', { origin: 'null' }],
    ['a fetch from another site', { 'sec-fetch-site': 'cross-site' }],
    ['a fetch from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['a forged forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('%s may not write', async (_, headers) => {
    expect(
      (await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure }), citizen, headers)).status,
    ).toBe(403);
  });

  test('no answer allows another origin to read', async () => {
    const answer = await send('/api/session', { headers: { origin: 'https://evil.example' }, cookie: citizen });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('sessions', () => {
  const person = async (cookie: string) => (await send('/api/session', { cookie })).json?.person?.username ?? null;
  test.each([
    ['nothing', 'dongbo_session='],
    ['garbage', 'dongbo_session=%00%ff'],
    ['SQL', "dongbo_session=' or 1=1 --"],
    ['3,000 characters', `dongbo_session=${'x'.repeat(3_000)}`],
    ['a token of the right shape', `dongbo_session=${Buffer.alloc(32, 1).toString('base64url')}`],
    ['an id in place of a token', 'dongbo_session=00000000-0000-7000-8000-000000000001'],
  ])('%s is nobody', async (_, cookie) => {
    expect(await person(cookie)).toBeNull();
    expect((await send('/api/drafts', { cookie })).status).toBe(401);
  });

  test('the first of two cookies counts, and a signed-out one opens nothing', async () => {
    const own = await server.signIn('congdan2');
    expect(await person(own)).toBe('congdan2');
    expect((await send('/api/session', { method: 'DELETE', cookie: own })).status).toBe(200);
    expect(await person(own)).toBeNull();
    expect((await send('/api/drafts', { cookie: own })).status).toBe(401);
  });

  test('a session that ends by itself in the middle of a form answers so, and nothing is saved', async () => {
    const own = await server.signIn('congdan3');
    const draft = (await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure }), own)).json;
    server.clock.advance(16 * 60_000);
    const late = await send(`/api/drafts/${draft.id}`, {
      method: 'PUT',
      cookie: own,
      body: JSON.stringify({
        version: draft.version,
        unitId: null,
        answers: sampleAnswers,
        papers: [],
        returnMethod: 'online',
      }),
    });
    expect(late).toMatchObject({ status: 401, json: { code: 'not-signed-in' } });
    [counter, citizen] = [await server.signIn('motcua.tranbien'), await server.signIn('congdan1')];
  });

  test('the cookie is out of reach of scripts, and secure behind HTTPS', async () => {
    const answer = await post('/api/session', JSON.stringify({ username: 'congdan1', password: 'wrong' }), '');
    expect(answer).toMatchObject({ status: 422, json: { code: 'session.wrong-credentials' } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('ids of others', () => {
  test('unknown, forbidden and malformed-but-plausible answer alike', async () => {
    const [paper, { dossier, file }] = [await takeInSample(server), await fileSample(server)];
    const stranger = await server.signIn('congdan2');
    const elsewhere = await server.signIn('chuyenvien.sotuphap');
    const unknown = crypto.randomUUID();
    const paths: [string, string, string][] = [
      [stranger, `/api/my/dossiers/${dossier.id}`, `/api/my/dossiers/${unknown}`],
      [stranger, `/api/my/dossiers/${dossier.id}/clock`, `/api/my/dossiers/${unknown}/clock`],
      [stranger, `/api/my/dossiers/${dossier.id}/letters/copy`, `/api/my/dossiers/${unknown}/letters/copy`],
      [stranger, `/api/my/files/${file.id}`, `/api/my/files/${unknown}`],
      [elsewhere, `/api/dossiers/${paper.id}`, `/api/dossiers/${unknown}`],
      [elsewhere, `/api/dossiers/${paper.id}/letters/receipt`, `/api/dossiers/${unknown}/letters/receipt`],
      [counter, `/trial/api/dossiers/${paper.id}`, `/trial/api/dossiers/${unknown}`],
      [counter, `/api/dossiers/${dossier.id}/files/${unknown}`, `/api/dossiers/${unknown}/files/${file.id}`],
    ];
    for (const [cookie, forbidden, none] of paths) {
      const [first, second] = [await send(forbidden, { cookie }), await send(none, { cookie })];
      expect(first.status, forbidden).toBe(404);
      expect({ ...first.json, requestId: '' }).toEqual({ ...second.json, requestId: '' });
    }
  });
});

test('a draft begins at no unit that does not exist or settles nothing', async () => {
  const cookie = await server.signIn('kiemtoan');
  for (const unitId of [crypto.randomUUID(), await unitIdOf(server, 'H19'), await unitIdOf(server, 'H19.145.03')]) {
    const answer = await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure, unitId }), cookie);
    expect(answer).toMatchObject({ status: 422, json: { code: 'unit.not-competent' } });
  }
  const unitId = await unitIdOf(server, oneStopCode);
  expect((await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure, unitId }), cookie)).status).toBe(
    200,
  );
});

describe('the same request id', () => {
  const body = (name: string) => async () =>
    JSON.stringify({
      procedureCode: knownProcedure,
      receivingUnitId: await unitIdOf(server, oneStopCode),
      owner: { ...sampleOwner, name },
      papers: [],
      timeLimit: { unit: 'working-day', value: 3 },
    });

  test('twice at once: one effect; with another body or operation: refused; of another person: their own', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [first, second] = await Promise.all([
      post('/api/dossiers', await body('An')(), counter, key),
      post('/api/dossiers', await body('An')(), counter, key),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json.id).toBe(first.json.id);
    expect([first, second].filter(({ headers }) => headers.get('idempotent-replay') === 'true')).toHaveLength(1);
    expect(await post('/api/dossiers', await body('Bình')(), counter, key)).toMatchObject({
      status: 409,
      json: { code: 'request-id-reused' },
    });
    expect(await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure }), counter, key)).toMatchObject({
      status: 409,
    });
    expect((await post('/api/drafts', JSON.stringify({ procedureCode: knownProcedure }), citizen, key)).status).toBe(
      200,
    );
  });

  test.each(['', 'x', "' or 1=1", '0'.repeat(2_000)])('%j is none', async (id) => {
    expect(await post('/api/dossiers', await body('An')(), counter, { 'idempotency-key': id })).toMatchObject({
      status: 400,
      json: { code: 'request-id-missing' },
    });
  });
});

describe('text that wants to be more', () => {
  const texts = hostileTexts.filter((text) => text.length < 1_000);

  test.each(texts)('%j as name and content is refused or kept as it is, never a failure', async (text) => {
    const order = {
      procedureCode: knownProcedure,
      receivingUnitId: await unitIdOf(server, oneStopCode),
      owner: { ...sampleOwner, name: text, address: text },
      content: text,
      papers: [],
      timeLimit: { unit: 'working-day', value: 3 },
    };
    const answer = await post('/api/dossiers', JSON.stringify(order));
    expect([200, 400], answer.text).toContain(answer.status);
    // Kept in the one form in which text is stored: nothing that nobody sees, no look-alikes.
    const read = normaliseInput(text.toWellFormed());
    const shown = read.ok ? read.text : text;
    const keptName = async (id: string) => (await send(`/api/dossiers/${id}`, { cookie: counter })).json.owner.name;
    expect(answer.status === 200 ? await keptName(answer.json.id) : shown).toBe(shown);
    const q = encodeURIComponent(text.toWellFormed());
    for (const path of [
      `/api/dossiers?q=${q}`,
      `/api/inbox?q=${q}`,
      `/api/procedures?q=${q}`,
      `/api/units?q=${q}`,
      `/api/look-up/${q || '%20'}`,
    ]) {
      expect((await send(path, { cookie: counter })).status, path).toBeLessThan(500);
    }
  });

  test('answers of a form keep anything that JSON can say and the database can hold', async () => {
    const client = await clientOf(server, 'congdan1');
    let draft = await client.call(startDraft, { procedureCode: knownProcedure });
    for (const text of hostileTexts) {
      const answers = {
        applicant: { ownerName: text, __proto__: 'x' },
        'general-request': { requestContent: [text, { [text.slice(0, 80)]: text }] },
      };
      const saved = await send(`/api/drafts/${draft.id}`, {
        method: 'PUT',
        cookie: citizen,
        body: JSON.stringify({ version: draft.version, unitId: null, answers, papers: [], returnMethod: 'online' }),
      });
      expect([200, 400], `${JSON.stringify(text).slice(0, 60)}: ${saved.text.slice(0, 200)}`).toContain(saved.status);
      if (saved.status === 200) draft = saved.json;
    }
  });

  test('pages show it as text', async () => {
    const script = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    for (const path of ['/thu-tuc?q=', '/tra-cuu?ma=', '/thu-tuc?field=', '/thu-tuc/', '/?lang=', '/nothing?x=']) {
      const page = await send(path + encodeURIComponent(script));
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.text).not.toContain('<script>alert');
      expect(page.text).not.toContain('<img src=x');
    }
  });

  test('a citizen sees back what was typed, and no more', async () => {
    const { dossier } = await fileSample(server);
    const client = await clientOf(server, 'congdan1');
    const own = await client.call(getMyDossier, { dossierId: dossier.id });
    expect(own.owner.name).toBe(sampleOwner.name);
  });
});
