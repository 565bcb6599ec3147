import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestClock, cloneDatabase, templateDatabase, type TestClock } from '@dongbo/testing';
import { spaces, type CallOf, type Endpoint, type OutputOf, type Space } from '@dongbo/contract';
import { demonstrationPassword, migrate, silentLog, systemActor, type FileScanner, type Log } from '@dongbo/kernel';
import { importLines, readLines, seedFile } from '@dongbo/procedures';
import { createApp, type AppOptions } from '../http/app.ts';
import { assembleProgram, type Program } from '../program.ts';
import { sessionOf } from '../session-of.fixture.ts';
import { seedProgram } from '../seed-program.fixture.ts';
import { systemsWithSample } from '../systems.ts';

export interface HostileOptions extends AppOptions {
  readonly log?: Log;
  readonly scanner?: FileScanner;
}

/** The assembled server on a port of the system's choice, over a database and a data folder of its own. */
export interface HostileServer extends AsyncDisposable {
  /** For example `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly port: number;
  readonly clock: TestClock;
  readonly program: Program;
  /** The database as its owner, for what the application may not do. */
  readonly ownerUrl: string;
  /** Folder of the stored files. */
  readonly filesDir: string;
  /** Signs in over HTTP; the cookie to send. */
  signIn(username: string): Promise<string>;
}

const now = '2026-03-11T09:00:00+07:00';

/** The first procedures of the real catalogue, and the registration of a death: settled by communes, filed with the
 * general form. */
const wanted = 40;
export const knownProcedure = '1.000656';
/** A procedure that asks for papers which the result of the other answers. */
export const heldProcedure = '2.002516';

async function* fewLines(): ReturnType<typeof readLines> {
  let taken = 0;
  for await (const line of readLines(seedFile)) {
    if (taken < wanted || [knownProcedure, heldProcedure].some((code) => line.text?.includes(`"code":"${code}"`)))
      yield line;
    taken += 1;
  }
}

/** Calls as a named part of the system, in one space. */
export function caller(program: Program, space: Space, username = 'seed') {
  const actor = systemActor(username);
  return async <E extends Endpoint>(endpoint: E, input: CallOf<E>): Promise<OutputOf<E>> =>
    await program.call(endpoint, input, { actor, space });
}

async function fill(ownerUrl: string): Promise<void> {
  await migrate({
    url: ownerUrl,
    systems: systemsWithSample.map((system) => ({ name: system.name, folder: system.migrations })),
  });
  const clock = createTestClock(now);
  await using program = assembleProgram({
    url: ownerUrl,
    ownerUrl,
    dataDir: tmpdir(),
    secret: Buffer.alloc(32, 7),
    demonstration: true,
    systems: systemsWithSample,
    log: silentLog,
    poolSize: 4,
    clock,
  });
  await seedProgram(program);
  for (const space of spaces) {
    await importLines(caller(program, space), fewLines(), { validFrom: '2025-07-01' });
  }
}

/** Starts the whole server as production does, with real organisation, demonstration accounts and forty procedures. */
export async function startHostileServer(options: HostileOptions = {}): Promise<HostileServer> {
  const clone = await cloneDatabase(await templateDatabase('server_hostile', fill));
  const dataDir = await mkdtemp(join(tmpdir(), 'dongbo-hostile-'));
  const clock = createTestClock(now);
  const program = assembleProgram({
    url: clone.url,
    ownerUrl: clone.ownerUrl,
    dataDir,
    secret: Buffer.alloc(32, 7),
    demonstration: true,
    systems: systemsWithSample,
    log: options.log ?? silentLog,
    poolSize: 8,
    clock,
    scanner: options.scanner ?? null,
    publicAddress: 'https://dvc.example.vn',
  });
  const app = await createApp(program, { limits: 'off', ...options });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    port: Number(new URL(address).port),
    clock,
    program,
    ownerUrl: clone.ownerUrl,
    filesDir: join(dataDir, 'files'),
    async signIn(username) {
      const answer = await fetch(`${address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password: demonstrationPassword }),
      });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (!answer.ok || cookie === undefined)
        throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`);
      const { secondStep } = Object(await answer.json());
      return secondStep === true ? await sessionOf(program, username) : cookie;
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await program[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
      await clone.drop();
    },
  };
}
