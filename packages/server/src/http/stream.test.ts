import { setTimeout as pause } from 'node:timers/promises';
import { countNotices, getSession, listNotices, seeNotices, signOut, type StreamMessage } from '@dongbo/contract';
import { getDossier, receiveDossier } from '@dongbo/contract/procedures';
import { createPool, noteProgress, startProgress, StreamHub } from '@dongbo/kernel';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';
import { fileDossier } from '../file-a-dossier.fixture.ts';
import { communeNamed, hold, personIdOf, signedIn } from '../who-may/people.fixture.ts';
import { systemsWithSample } from '../systems.ts';
import { createApp } from './app.ts';
import { readStream, type StreamCall, type StreamReader } from './stream-reader.fixture.ts';

let api: Api;
/** Two processes over one database: what one commits the other has to tell. */
let addresses: { first: string; second: string };
let second: { app: FastifyInstance; streams: StreamHub };
const open: StreamReader[] = [];

const quick = { apartMs: 100, beatMs: 300 };

const hubOf = (url: string, limits: ConstructorParameters<typeof StreamHub>[0]['limits'] = quick): StreamHub =>
  new StreamHub({
    databases: api.program.databases,
    clock: api.clock,
    log: api.program.log,
    url,
    subjects: systemsWithSample.flatMap(({ subjects }) => subjects),
    limits,
  });

const addressOf = async (app: FastifyInstance): Promise<string> => await app.listen({ port: 0, host: '127.0.0.1' });

beforeAll(async () => {
  api = await createApi();
  const streams = hubOf(api.program.worker.ownerUrl);
  const app = await createApp({ ...api.program, streams }, { limits: 'off' });
  second = { app, streams };
  addresses = { first: await addressOf(api.app), second: await addressOf(app) };
});
afterEach(() => {
  for (const one of open.splice(0)) one.leave();
});
afterAll(async () => {
  await second.app.close();
  await api[Symbol.asyncDispose]();
});

async function listen({ cookie }: Browser, call: Omit<StreamCall, 'cookie'> = {}): Promise<StreamReader> {
  const reader = await readStream(addresses.second, { cookie, ...call });
  open.push(reader);
  if (reader.status === 200) await reader.hears(is('opened'));
  return reader;
}

const is =
  (kind: StreamMessage['kind']) =>
  (message: StreamMessage): boolean =>
    message.kind === kind;

const tell = async (change: object): Promise<void> => {
  await api.program.databases.official.pool.query("select pg_notify('dongbo_event', $1)", [JSON.stringify(change)]);
};

/** Long enough for everything that is on its way. */
const settle = async (): Promise<void> => {
  await pause(600);
};

const kindsOf = ({ messages }: StreamReader): string[] => messages.map(({ kind }) => kind);

test('a message crosses from the process that commits to one where somebody listens', async () => {
  const counter = await listen(await api.as('motcua.tranbien'));
  expect(counter.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect((await second.app.inject({ url: '/metrics' })).body).toContain('dongbo_streams 1');
  expect(counter.headers.get('content-security-policy')).toContain("default-src 'self'");
  await settle();
  await fileDossier(api, await api.as('congdan2'));
  expect(await counter.hears(is('inbox'))).toEqual({ kind: 'inbox' });
});

describe('who hears what', () => {
  test('an inbox is told of work of its units and roles, and of no other', async () => {
    const own = await communeNamed(api, 'Phường Trấn Biên');
    const foreign = await communeNamed(api, 'Phường Tam Hiệp');
    const [near, far, auditor, citizen] = await Promise.all([
      listen(await hold(api, 'counter-officer', own)),
      listen(await hold(api, 'counter-officer', foreign)),
      listen(await hold(api, 'auditor', own)),
      listen(await api.as('congdan3')),
    ]);
    await settle();
    const before = [far, auditor, citizen].map(kindsOf);
    await fileDossier(api, await api.as('congdan2'));
    expect(await near.hears(is('inbox'))).toEqual({ kind: 'inbox' });
    await settle();
    expect([far, auditor, citizen].map(kindsOf)).toEqual(before);
  });

  test('a subject is told of to its owner and to officials in whose reach it lives, with its version', async () => {
    const owner = await api.as('congdan2');
    const { dossier } = await fileDossier(api, owner);
    const own = await communeNamed(api, 'Phường Trấn Biên');
    const foreign = await communeNamed(api, 'Phường Tam Hiệp');
    const watch = [dossier.id];
    const [mine, near, far, stranger, otherSpace] = await Promise.all([
      listen(owner, { watch }),
      listen(await hold(api, 'counter-officer', own), { watch }),
      listen(await hold(api, 'counter-officer', foreign), { watch }),
      listen(await api.as('congdan3'), { watch }),
      listen(owner, { watch, prefix: '/trial' }),
    ]);
    await settle();
    const counter = await api.as('motcua.tranbien');
    const seen = await counter.call(getDossier, { dossierId: dossier.id });
    const timeLimit = { unit: 'working-day', value: 1 } as const;
    const changed = await counter.call(receiveDossier, { dossierId: dossier.id, version: seen.version, timeLimit });
    const isNow = (message: StreamMessage): boolean =>
      message.kind === 'subject' && message.subjectId === dossier.id && message.version === changed.version;
    await mine.hears(isNow);
    await near.hears(isNow);
    await settle();
    for (const reader of [far, stranger, otherSpace]) expect(kindsOf(reader)).not.toContain('subject');
  });

  test('a person hears of new notices, and that they were seen in another tab', async () => {
    const owner = await api.as('congdan2');
    const [reader, stranger] = [await listen(owner), await listen(await api.as('congdan3'))];
    await settle();
    await fileDossier(api, owner);
    await api.drain();
    expect(await reader.hears(is('notices'))).toEqual({ kind: 'notices' });
    const { unseen } = await owner.call(countNotices, {});
    expect(unseen).toBeGreaterThan(0);
    const { items } = await owner.call(listNotices, {});
    const newest = items[0]?.id ?? '';
    // Reading the list marks nothing; opening one takes one off.
    expect(await owner.call(countNotices, {})).toEqual({ unseen });
    expect(items.slice(0, unseen).map(({ seen }) => seen)).toEqual(Array.from({ length: unseen }, () => false));
    await owner.call(seeNotices, { noticeId: newest });
    expect(await owner.call(countNotices, {})).toEqual({ unseen: unseen - 1 });
    expect((await owner.call(listNotices, {})).items[0]).toMatchObject({ id: newest, seen: true });
    expect(await reader.hears(is('notices'))).toEqual({ kind: 'notices' });
    await owner.call(seeNotices, { noticeId: newest, andOlder: true });
    expect(await owner.call(countNotices, {})).toEqual({ unseen: 0 });
    expect(await reader.hears(is('notices'))).toEqual({ kind: 'notices' });
    // An older mark takes nothing back, and what belongs to somebody else is no mark.
    await owner.call(seeNotices, { noticeId: items.at(-1)?.id ?? '', andOlder: true });
    await (await api.as('congdan3')).call(seeNotices, { noticeId: newest, andOlder: true });
    expect(await owner.call(countNotices, {})).toEqual({ unseen: 0 });
    expect(kindsOf(stranger)).not.toContain('notices');
  });

  test('who started a long job hears how far it is, and nobody else', async () => {
    const [owner, other] = [await api.as('congdan2'), await api.as('congdan3')];
    const [reader, stranger] = [await listen(owner), await listen(other)];
    const db = api.program.databases.official.kysely;
    const id = crypto.randomUUID();
    const at = api.clock.now();
    await startProgress(db, { id, personId: await personIdOf(api, 'congdan2'), task: 'test', at });
    await reader.hears(is('job'));
    await noteProgress(db, id, { share: 0.5, state: 'running', at });
    expect(await reader.hears((one) => one.kind === 'job' && one.state === 'running')).toEqual({
      kind: 'job',
      jobId: id,
      share: 0.5,
      state: 'running',
    });
    await settle();
    expect(kindsOf(stranger)).not.toContain('job');
  });
});

describe('permission is asked again', () => {
  test('a role that has ended hears nothing any more', async () => {
    const own = await communeNamed(api, 'Phường Trấn Biên');
    const official = await hold(api, 'counter-officer', own);
    const { person } = await official.call(getSession, {});
    const reader = await listen(official);
    await settle();
    const before = kindsOf(reader).length;
    await api.program.databases.official.kysely
      .updateTable('role_grant')
      .set({ valid_to: new Date(api.clock.now().getTime() - 1_000) })
      .where('person_id', '=', person?.id ?? '')
      .execute();
    await fileDossier(api, await api.as('congdan2'));
    await settle();
    expect(kindsOf(reader).slice(before)).toEqual([]);
  });

  test('a stream ends with its session, in the process that ended it and in others', async () => {
    const browser = await signedIn(api, await personIdOf(api, 'motcua.tranbien'));
    const reader = await listen(browser);
    const here = await readStream(addresses.first, { cookie: browser.cookie });
    await browser.call(signOut, {});
    await here.ended;
    await reader.ended;
    expect((await listen(browser)).status).toBe(401);
  });

  test('an open stream keeps no session alive', async () => {
    const browser = await signedIn(api, await personIdOf(api, 'motcua.tranbien'));
    const reader = await listen(browser);
    api.clock.advance(16 * 60_000);
    await reader.ended;
    expect(reader.lastId()).not.toBe('');
    api.clock.advance(-16 * 60_000);
  });

  test('nobody listens without a session', async () => {
    expect((await listen(api.nobody)).status).toBe(401);
  });
});

describe('nothing is missed', () => {
  test('who comes again with the last id hears what happened meanwhile, and who missed nothing hears nothing', async () => {
    const counter = await api.as('motcua.tranbien');
    const reader = await listen(counter);
    await expect.poll(() => reader.lastId()).not.toBeNull();
    await settle();
    const lastId = reader.lastId();
    reader.leave();
    const quiet = await listen(counter, { lastId });
    await settle();
    expect(kindsOf(quiet)).toEqual(['opened']);
    quiet.leave();
    await fileDossier(api, await api.as('congdan2'));
    await settle();
    const again = await listen(counter, { lastId });
    expect(await again.hears(is('inbox'))).toEqual({ kind: 'inbox' });
    expect(kindsOf(again)).not.toContain('resync');
  });

  test('an id of another process, or one too old, means to read everything again', async () => {
    const counter = await api.as('motcua.tranbien');
    for (const lastId of ['another-1', 'nonsense']) {
      const reader = await listen(counter, { lastId });
      expect(await reader.hears(is('resync'))).toEqual({ kind: 'resync' });
    }
  });

  test('a lost line mends itself, and everybody reads everything again', async () => {
    const counter = await listen(await api.as('motcua.tranbien'));
    await endLines();
    expect(await counter.hears(is('resync'))).toEqual({ kind: 'resync' });
    await settle();
    await fileDossier(api, await api.as('congdan2'));
    expect(await counter.hears(is('inbox'))).toEqual({ kind: 'inbox' });
  });
});

describe('bounds', () => {
  test('messages of one kind keep their distance', async () => {
    const counter = await listen(await api.as('motcua.tranbien'));
    await settle();
    const before = kindsOf(counter).length;
    const person = await personIdOf(api, 'motcua.tranbien');
    for (let count = 0; count < 40; count += 1) await tell({ space: 'official', notices: [person], count });
    await settle();
    expect(kindsOf(counter).length - before).toBeLessThanOrEqual(8);
    expect(kindsOf(counter).slice(before)).toContain('notices');
  });

  test('a session has so many streams and no more', async () => {
    const browser = await signedIn(api, await personIdOf(api, 'motcua.tranbien'));
    for (let count = 0; count < 6; count += 1) expect((await listen(browser)).status).toBe(200);
    const refused = await listen(browser);
    expect(refused.status).toBe(429);
    open.at(0)?.leave();
    await expect.poll(async () => (await listen(browser)).status).toBe(200);
  });

  test('more subjects than a stream may watch, or ids that are none, are refused', async () => {
    const counter = await api.as('motcua.tranbien');
    const many = Array.from({ length: 21 }, () => crypto.randomUUID());
    for (const watch of [many, ['1']]) expect((await listen(counter, { watch })).status).toBe(400);
  });
});

test('a process that stops ends its streams', async () => {
  const streams = hubOf(api.program.worker.ownerUrl);
  const app = await createApp({ ...api.program, streams }, { limits: 'off' });
  const reader = await readStream(await addressOf(app), { cookie: (await api.as('motcua.tranbien')).cookie });
  expect(await reader.hears(is('opened'))).toEqual({ kind: 'opened' });
  await app.close();
  await reader.ended;
});

/** As when the database cuts the connections that listen. */
async function endLines(): Promise<void> {
  const pool = createPool({
    url: api.program.worker.ownerUrl,
    schemas: ['public'],
    role: null,
    max: 1,
    name: 'stream-test',
  });
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'dongbo-stream' and datname = current_database()`);
  await pool.end();
}
