import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, type CallOf } from '@dongbo/contract';
import { saveDraft, startDraft, type DraftSaved } from '@dongbo/contract/procedures';
import { createRunner, openDatabase, silentLog, type Operation, type SpaceDatabase } from '@dongbo/kernel';
import { createTestClock } from '@dongbo/testing';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApi, known, type Api, type Browser } from '../api-world.fixture.ts';
import { assembleProgram, type Program } from '../program.ts';
import { systemsWithSample } from '../systems.ts';
import { createApp } from './app.ts';

let api: Api;
let citizen: Browser;
let draft: DraftSaved;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan1');
  draft = await citizen.call(startDraft, { procedureCode: known.commune });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const change = (version: number): CallOf<typeof saveDraft> => ({
  draftId: draft.id,
  version,
  unitId: null,
  answers: {},
  papers: [],
  returnMethod: 'online',
});

/** What somebody is told who should ask again: 503, a code with a text, and after how long. */
function expectComeAgain(response: LightMyRequestResponse, code: 'busy' | 'unavailable'): void {
  expect(Problem.parse(response.json())).toMatchObject({ status: 503, code, facts: { retryAfterSeconds: 5 } });
  expect(response.statusCode).toBe(503);
  expect(response.headers['retry-after']).toBe('5');
}

/** The same server with one operation that does something to its transaction first. */
async function appWith(program: Program, before: (operation: Parameters<Operation['run']>[0]) => Promise<unknown>) {
  const operations = program.operations.map((operation) =>
    operation.endpoint.name === saveDraft.name
      ? {
          ...operation,
          run: async (...given: Parameters<Operation['run']>) => (
            await before(given[0]),
            await operation.run(...given)
          ),
        }
      : operation,
  );
  return await createApp({ ...program, operations }, { limits: 'off' });
}

const versionNow = async (): Promise<number> => {
  const { rows } = await sql<{ version: number }>`select version from draft where id = ${draft.id}`.execute(
    api.program.databases.official.kysely,
  );
  return rows[0]?.version ?? 0;
};

const send = (app: Awaited<ReturnType<typeof createApp>>, version: number) =>
  app.inject({
    method: 'PUT',
    url: `/api/drafts/${draft.id}`,
    headers: { cookie: citizen.cookie ?? '', 'idempotency-key': crypto.randomUUID() },
    payload: Object(change(version)),
  });

test('a statement that takes longer than it may is given up, without effect', async () => {
  const before = await versionNow();
  await using app = await appWith(api.program, async ({ db }) => {
    await sql`set local statement_timeout = '50ms'`.execute(db);
    await sql`select pg_sleep(20)`.execute(db);
  });
  expectComeAgain(await send(app, before), 'busy');
  expect(await versionNow()).toBe(before);
});

test('a connection that PostgreSQL ends in the middle of an operation: without effect, and the next one works', async () => {
  const before = await versionNow();
  await using owner = ownerOf(api);
  const holding = await owner.pool.connect();
  await holding.query('begin');
  await holding.query('select from draft where id = $1 for update', [draft.id]);
  const waiting = citizen.send(saveDraft, change(before));
  await vi.waitUntil(
    async () => {
      const { rowCount } = await owner.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
      );
      return rowCount === 1;
    },
    { timeout: 5_000, interval: 20 },
  );
  expectComeAgain(await waiting, 'unavailable');
  await holding.query('rollback');
  holding.release();
  expect(await versionNow()).toBe(before);
  expect((await citizen.call(saveDraft, change(before))).version).toBe(before + 1);
});

test('a pool without a free connection says so after its patience, and recovers', async () => {
  await using impatient = openDatabaseOf(api, { max: 1, waitMs: 200 });
  const held = await impatient.pool.connect();
  await using app = await appOver(impatient);
  const asked = () => app.inject({ url: '/api/session', headers: { cookie: citizen.cookie ?? '' } });
  expectComeAgain(await asked(), 'busy');
  held.release();
  expect((await asked()).statusCode).toBe(200);
  expect(impatient.pool.waitingCount).toBe(0);
});

test('a database whose socket is gone, because it is being started again', async () => {
  const nowhere = new URL(api.program.worker.ownerUrl);
  nowhere.searchParams.set('host', join(tmpdir(), 'no-database-here'));
  await using away = openDatabaseAt(nowhere.href, { max: 1 });
  await using app = await appOver(away);
  expectComeAgain(await app.inject({ url: '/api/session', headers: { cookie: citizen.cookie ?? '' } }), 'unavailable');
});

test('a line to the database that breaks in the middle of an operation', async () => {
  const before = await versionNow();
  await using relay = await relayTo(new URL(api.program.worker.ownerUrl));
  await using program = assembleProgram({
    url: relay.url,
    ownerUrl: relay.url,
    dataDir: tmpdir(),
    secret: Buffer.alloc(32, 7),
    demonstration: true,
    log: silentLog,
    poolSize: 4,
    clock: createTestClock(api.clock.now().toISOString()),
  });
  let cut = true;
  await using app = await appWith(program, async ({ db }) => {
    const sleeping = sql`select pg_sleep(${cut ? 20 : 0})`.execute(db);
    if (cut) setTimeout(relay.reset, 100);
    await sleeping;
  });
  expectComeAgain(await send(app, before), 'unavailable');
  expect(await versionNow()).toBe(before);
  cut = false;
  expect((await send(app, before)).statusCode).toBe(200);
});

test('a page says it as a page', async () => {
  await using impatient = openDatabaseOf(api, { max: 1, waitMs: 100 });
  const held = await impatient.pool.connect();
  await using app = await appOver(impatient);
  const page = await app.inject({
    url: '/tra-cuu?ma=H19.145.01-260311-0001',
    headers: { cookie: citizen.cookie ?? '' },
  });
  held.release();
  expect(page.statusCode).toBe(503);
  expect(page.headers['retry-after']).toBe('5');
  expect(page.body).toContain('quá tải');
});

type Closing = SpaceDatabase & AsyncDisposable;

function openDatabaseAt(url: string, options: { max: number; waitMs?: number }): Closing {
  const names = systemsWithSample.map(({ name }) => name);
  const database = openDatabase('official', { url, systems: names, ...options });
  return { ...database, [Symbol.asyncDispose]: () => database.close() };
}

const openDatabaseOf = ({ program }: Api, options: { max: number; waitMs?: number }): Closing =>
  openDatabaseAt(program.worker.ownerUrl, options);

async function appOver(official: SpaceDatabase) {
  const databases = { ...api.program.databases, official };
  const runner = createRunner({ ...api.program.worker, databases });
  return await createApp({ ...api.program, databases, runner }, { limits: 'off' });
}

const ownerOf = (from: Api): Closing => openDatabaseOf(from, { max: 2 });

interface Relay extends AsyncDisposable {
  readonly url: string;
  /** Ends all lines with a TCP reset. */
  readonly reset: () => void;
}

async function relayTo(target: URL): Promise<Relay> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect({ host: target.hostname, port: Number(target.port) });
    for (const side of [client, database]) {
      open.add(side);
      side.on('error', () => undefined);
      side.on('close', () => (client.destroy(), database.destroy(), open.delete(side)));
    }
    client.pipe(database).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port');
  const url = new URL(target);
  url.host = `127.0.0.1:${address.port}`;
  // The embedded database is reached by its socket otherwise, past the relay.
  url.searchParams.delete('host');
  return {
    url: url.href,
    reset: () => {
      for (const side of open) side.resetAndDestroy();
    },
    [Symbol.asyncDispose]: async () => {
      for (const side of open) side.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
