import type { CallOf, Endpoint, OutputOf, Space } from '@dongbo/contract';
import {
  createCall,
  createRunner,
  deliverOnce,
  findActorByUsername,
  runJob,
  type Actor,
  type Clock,
  type EnqueueOptions,
  type FileStore,
  type Queueable,
  type SpaceDatabase,
  type StoredBytes,
} from '@dongbo/kernel';
import type { DemonstrationParts } from './demonstration-share.ts';

/** A clock that is set from act to act. */
export interface StageClock extends Clock {
  set(at: Date): void;
}

export function createStageClock(): StageClock {
  let now = new Date(0);
  return {
    now: () => now,
    set: (at) => {
      now = at;
    },
  };
}

/** Where operations are run: a database, files and a clock of their own. */
export interface Stage {
  readonly space: Space;
  readonly clock: StageClock;
  readonly database: SpaceDatabase;
  call<E extends Endpoint>(endpoint: E, input: CallOf<E>, as: Actor, stored?: StoredBytes): Promise<OutputOf<E>>;
  /** Runs a job at once, as the worker would. */
  work(name: string, payload: unknown): Promise<void>;
  /** Hands something to a partner outside at once, as the worker would. */
  deliver(name: string, payload: unknown): Promise<void>;
}

/** When the hundreds of letters of a demonstration are printed and signed, behind those of whoever works meanwhile. Until then each is
 * printed when somebody asks for it. */
const laterThan = (now: Date): EnqueueOptions => ({ runAt: new Date(now.getTime() + 120_000), priority: 10 });

export function createStage(
  { worker, operations, space, now }: DemonstrationParts,
  { database, files }: { readonly database: SpaceDatabase; readonly files: FileStore },
): Stage {
  const clock = createStageClock();
  const wishes = (job: Queueable): EnqueueOptions => (job.pool === 'heavy' ? laterThan(now) : {});
  const parts = { ...worker, clock, files, databases: { ...worker.databases, [space]: database }, wishes };
  const call = createCall(createRunner(parts), operations);
  return {
    space,
    clock,
    database,
    call: (endpoint, input, actor, stored) => call(endpoint, input, { space, actor, ...(stored ? { stored } : {}) }),
    async work(name, payload) {
      const job = worker.jobs.find((one) => one.name === name);
      if (job === undefined) throw new Error(`There is no job ${name}`);
      await runJob(parts, job, { space, payload });
    },
    async deliver(name, payload) {
      const delivery = worker.deliveries.find((one) => one.name === name);
      if (delivery === undefined) throw new Error(`There is no delivery ${name}`);
      await deliverOnce(parts, delivery, { space, payload });
    },
  };
}

const actors = new WeakMap<object, Map<string, Actor>>();

/** The actor of an account of the demonstration; each is read once. */
export async function actorOf(database: SpaceDatabase, username: string, at: Date): Promise<Actor> {
  const known = actors.get(database) ?? new Map<string, Actor>();
  actors.set(database, known);
  const found = known.get(username) ?? (await findActorByUsername(database.kysely, username, at));
  if (!found) throw new Error(`The account ${username} of the demonstration is missing`);
  known.set(username, found);
  return found;
}
