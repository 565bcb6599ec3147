import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addressOf,
  confirmSignIn,
  getConfirmationWays,
  hasFieldsInQuery,
  spaces,
  type CallOf,
  type Endpoint,
  type OutputOf,
  type Space,
} from '@dongbo/contract';
import { importProcedures } from '@dongbo/contract/procedures';
import { demonstrationPassword, migrate, drain, silentLog, systemActor, type Log } from '@dongbo/kernel';
import { readLines, seedFile } from '@dongbo/procedures';
import { cloneDatabase, createTestClock, templateDatabase, type TestClock } from '@dongbo/testing';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createApp, type AppOptions } from './http/app.ts';
import { assembleProgram, type Program } from './program.ts';
import { seedProgram } from './seed-program.fixture.ts';
import { sessionOf } from './session-of.fixture.ts';
import { systemsWithSample } from './systems.ts';

const start = '2026-03-11T09:00:00+07:00';

/** One procedure of the commune, one of the province, both of the real catalogue. */
export const known = { commune: '1.001193', province: '1.000390' } as const;

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestId?: string;
  readonly bytes?: Buffer;
  /** In front of `/api`; `/trial` for the trial space. */
  readonly prefix?: string;
}

/** A browser: keeps the session cookie of one person, or of nobody. */
export interface Browser {
  readonly cookie: string | null;
  /** Sends a call as the typed client does, without looking at the answer. */
  send(endpoint: Endpoint, input: unknown, sent?: Sent): Promise<LightMyRequestResponse>;
  /** Sends a call that must succeed. */
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>, sent?: Sent): Promise<OutputOf<E>>;
}

/** The same browser with every call in one of the two spaces. */
export function inSpace(browser: Browser, space: Space): Browser {
  const prefix = space === 'trial' ? '/trial' : '';
  return {
    cookie: browser.cookie,
    send: (endpoint, input, sent) => browser.send(endpoint, input, { ...sent, prefix }),
    call: (endpoint, input, sent) => browser.call(endpoint, input, { ...sent, prefix }),
  };
}

/** The assembled server without a port, over a database, a data folder and a clock of its own. */
export interface Api extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly program: Program;
  readonly clock: TestClock;
  readonly nobody: Browser;
  /** Somebody who has just signed in. */
  as(username: string): Promise<Browser>;
  withCookie(cookie: string): Browser;
  /** Works off all jobs that are due. */
  drain(): Promise<void>;
}

/** The two procedures as the seed file has them. */
export async function knownLines(): Promise<string[]> {
  const found: string[] = [];
  const codes = Object.values(known);
  for await (const { text } of readLines(seedFile)) {
    if (text !== null && codes.some((code) => text.includes(`"code":"${code}"`))) found.push(text);
  }
  return found;
}

async function fill(ownerUrl: string): Promise<void> {
  await migrate({
    url: ownerUrl,
    systems: systemsWithSample.map(({ name, migrations }) => ({ name, folder: migrations })),
  });
  await using program = assemble(ownerUrl, ownerUrl, tmpdir(), createTestClock(start), silentLog);
  await seedProgram(program);
  const lines = await knownLines();
  for (const space of spaces) {
    await program.call(importProcedures, { lines, validFrom: '2025-07-01' }, { actor: systemActor('seed'), space });
  }
}

function assemble(url: string, ownerUrl: string, dataDir: string, clock: TestClock, log: Log): Program {
  const secret = Buffer.alloc(32, 7);
  return assembleProgram({
    url,
    ownerUrl,
    dataDir,
    secret,
    demonstration: true,
    log,
    poolSize: 6,
    publicAddress: 'https://dvc.example.vn',
    clock,
    systems: systemsWithSample,
  });
}

/** A stream has no end: of one that stands the first message is read, of one that was refused everything. */
async function headOf(response: LightMyRequestResponse): Promise<LightMyRequestResponse> {
  let body = '';
  for await (const chunk of response.stream()) {
    body += String(chunk);
    if (response.statusCode === 200) break;
  }
  return Object.assign(response, { body, json: () => JSON.parse(body) });
}

function browserOf(app: FastifyInstance, cookie: string | null): Browser {
  async function send(endpoint: Endpoint, input: unknown, sent: Sent = {}): Promise<LightMyRequestResponse> {
    const { path, rest } = addressOf(endpoint, Object(input));
    const inQuery = hasFieldsInQuery(endpoint);
    const query = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)]));
    const response = await app.inject({
      ...(endpoint.answer === 'stream' ? { payloadAsStream: true } : {}),
      method: endpoint.method,
      url: `${sent.prefix ?? ''}/api${path}`,
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(endpoint.effect === 'write' ? { 'idempotency-key': sent.requestId ?? crypto.randomUUID() } : {}),
        ...(sent.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...sent.headers,
      },
      ...(inQuery ? { query } : { payload: rest }),
      ...(sent.bytes === undefined ? {} : { payload: sent.bytes }),
    });
    return endpoint.answer === 'stream' ? await headOf(response) : response;
  }
  return {
    cookie,
    send,
    async call(endpoint, input, sent) {
      const response = await send(endpoint, input, sent);
      if (response.statusCode !== 200) throw new Error(`${endpoint.name}: ${response.statusCode} ${response.body}`);
      return response.json();
    },
  };
}

/** Goes through the second step of a demonstration account; the clock may stand still, so that its codes are made usable again. */
async function takeSecondStep(
  { app, program }: Pick<Api, 'app' | 'program'>,
  pending: string,
  username: string,
): Promise<string> {
  const db = program.databases.official.kysely;
  await db.updateTable('second_factor').set({ last_step: null }).execute();
  const ask = browserOf(app, pending);
  const { demonstrationCode } = await ask.call(getConfirmationWays, { use: 'sign-in' });
  // What a test gave somebody has no code of the demonstration.
  if (demonstrationCode === null) return await sessionOf(program, username);
  const response = await ask.send(confirmSignIn, { code: demonstrationCode });
  const opened = response.cookies.find(({ name }) => name.endsWith('dongbo_session'));
  if (!opened) throw new Error(`The second step failed: ${response.body}`);
  return `${opened.name}=${opened.value}`;
}

/** The whole server with the real organisation, all demonstration accounts and two procedures. It is Wednesday 11 March
 * 2026, nine o'clock. */
export async function createApi(log: Log = silentLog, options: AppOptions = {}): Promise<Api> {
  const clone = await cloneDatabase(await templateDatabase('server_api', fill));
  const dataDir = await mkdtemp(join(tmpdir(), 'dongbo-api-'));
  const clock = createTestClock(start);
  const program = assemble(clone.url, clone.ownerUrl, dataDir, clock, log);
  const app = await createApp(program, { limits: 'off', ...options });
  return {
    app,
    program,
    clock,
    nobody: browserOf(app, null),
    async as(username) {
      const payload = { username, password: demonstrationPassword };
      const response = await app.inject({ method: 'POST', url: '/api/session', payload });
      const [cookie] = response.cookies;
      if (!cookie) throw new Error(`${username} could not sign in: ${response.body}`);
      const kept = `${cookie.name}=${cookie.value}`;
      if (response.json().secondStep !== true) return browserOf(app, kept);
      return browserOf(app, await takeSecondStep({ app, program }, kept, username));
    },
    withCookie: (cookie) => browserOf(app, cookie),
    drain: () => drain(program.worker),
    async [Symbol.asyncDispose]() {
      await app.close();
      await program[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
      await clone.drop();
    },
  };
}
