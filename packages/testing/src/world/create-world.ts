import type { CallOf, Endpoint, OutputOf, Space } from '@dongbo/contract';
import {
  createCall,
  createRunner,
  createStages,
  findActorByUsername,
  migrate,
  listMeasuresOf,
  measuresOfSystems,
  openDatabase,
  partsOfSystems,
  seedDemonstration,
  seedOrganisation,
  silentLog,
  systemActor,
  type Actor,
  type FileStore,
  type Log,
  type Operation,
  type Runner,
  type SpaceDatabase,
  type System,
  type WorkerParts,
  type Services,
} from '@dongbo/kernel';
import { cloneDatabase, templateDatabase } from '../database/public.ts';
import { drainByClock } from './drain-by-clock.ts';
import { countStatements } from './count-statements.ts';
import { createMemoryFileStore } from './memory-file-store.ts';
import { testServices } from './test-services.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

export interface RunOptions {
  /** Username of a seeded account, or an actor. */
  readonly as: string | Actor;
  readonly space?: Space;
  /** Fresh when not given; give the same twice to repeat a request. */
  readonly requestId?: string;
  /** The bytes of an endpoint with `body: 'file'`. */
  readonly bytes?: Uint8Array;
}

export interface WorldParts {
  readonly systems: readonly System[];
  /** The kernel's own operations; needed to run those by `call`. */
  readonly operations?: readonly Operation[];
  /** What the systems under test would get from others, by the system that asks. */
  readonly ports?: WorkerParts['ports'];
  /** Fills the template database once for all files with the same `key`. */
  readonly key: string;
  readonly fill?: (world: World) => Promise<void>;
  /** ISO instant at which the clock stands; a quiet working Wednesday when not given. */
  readonly now?: string;
  readonly log?: Log;
  /** Who carries messages outside of the platform; nobody when not given. */
  readonly messageGateways?: Services['messageGateways'];
}

export interface World extends AsyncDisposable {
  readonly clock: TestClock;
  readonly files: FileStore;
  readonly databases: Record<Space, SpaceDatabase>;
  readonly ownerUrl: string;
  readonly runner: Runner;
  readonly worker: WorkerParts;
  /** Runs the operation of an endpoint, as HTTP would; throws Refusal or GeneralError. */
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>, options: RunOptions): Promise<OutputOf<E>>;
  /** The actor of a seeded account, with its grants at the world's time. */
  actor(username: string): Promise<Actor>;
  /** Works off all jobs that are due by the world's clock, and lets the projections catch up. */
  drain(): Promise<void>;
  /** How many statements the body sends in a space. */
  statements(body: () => Promise<unknown>, space?: Space): Promise<string[]>;
}

async function* streamOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function workerOf(
  parts: WorldParts,
  own: { clock: TestClock; files: FileStore; databases: Record<Space, SpaceDatabase>; ownerUrl: string },
  url: string,
): WorkerParts {
  const systems = parts.systems.map(({ name }) => name);
  return {
    ...own,
    log: parts.log ?? silentLog,
    services: {
      ...testServices(
        { url, systems },
        parts.systems.flatMap((system) => system.layouts),
        parts.systems.flatMap(({ staffing }) => staffing ?? []),
      ),
      ...(parts.messageGateways && { messageGateways: parts.messageGateways }),
    },
    ports: parts.ports ?? {},
    ...partsOfSystems(parts.systems),
    stages: createStages(own.databases.official.kysely),
    systems,
    concurrency: { quick: 1, heavy: 1, partner: 1 },
  };
}

async function assemble(
  parts: WorldParts,
  urls: { url: string; ownerUrl: string },
  close: () => Promise<void>,
): Promise<World> {
  const clock = createTestClock(parts.now ?? '2026-03-11T09:00:00+07:00');
  const files = createMemoryFileStore();
  const systems = parts.systems.map((system) => system.name);
  const open = (space: Space) => openDatabase(space, { url: urls.url, systems, max: 12 });
  const databases = { official: open('official'), trial: open('trial') };
  const worker = workerOf(parts, { clock, files, databases, ownerUrl: urls.ownerUrl }, urls.url);
  const runner = createRunner({ ...worker, uploads: parts.systems.flatMap(({ uploads }) => uploads) });
  const call = createCall(runner, [
    ...(parts.operations ?? []),
    listMeasuresOf(measuresOfSystems(parts.systems, worker)),
    ...parts.systems.flatMap((system) => system.operations),
  ]);
  const actor = async (username: string): Promise<Actor> => {
    const found = await findActorByUsername(databases.official.kysely, username, clock.now());
    if (!found) throw new Error(`No account ${username} was seeded`);
    return found;
  };
  return {
    clock,
    files,
    databases,
    ownerUrl: urls.ownerUrl,
    runner,
    worker,
    actor,
    async call(endpoint, input, options) {
      const stored = options.bytes === undefined ? null : await files.put(streamOf(options.bytes), 50_000_000);
      const { as, space, requestId } = options;
      return await call(endpoint, input, {
        actor: typeof as === 'string' ? await actor(as) : as,
        ...(space ? { space } : {}),
        ...(requestId === undefined ? {} : { requestId }),
        ...(stored ? { stored } : {}),
      });
    },
    drain: () => drainByClock(worker),
    statements: (body, space = 'official') => countStatements(databases[space].pool, body),
    async [Symbol.asyncDispose]() {
      await databases.official.close();
      await databases.trial.close();
      await close();
    },
  };
}

/** A whole program on a database of its own: real migrations, the seeded organisation with its demonstration accounts
 * (password-less: tests act as actors), a clock that stands still. Use `await using`, or dispose in `afterAll`. */
export async function createWorld(parts: WorldParts): Promise<World> {
  const template = await templateDatabase(parts.key, async (ownerUrl) => {
    await migrate({
      url: ownerUrl,
      systems: parts.systems.map((system) => ({ name: system.name, folder: system.migrations })),
    });
    await using world = await assemble(parts, { url: ownerUrl, ownerUrl }, async () => undefined);
    const now = world.clock.now();
    await seedOrganisation(world.databases.official.kysely, { now, systems: parts.systems });
    await seedDemonstration(world.databases.official.kysely, { now, passwordHash: 'none' });
    await parts.fill?.(world);
  });
  const clone = await cloneDatabase(template);
  return await assemble(parts, clone, () => clone.drop());
}

export const asSystem: Actor = systemActor('test');
