import { systemOf, type SystemName } from '@dongbo/contract';
import type { z } from 'zod';
import type { Actor } from '../identity/actor.ts';
import type { ActContext, Operation } from '../operation/operation.ts';

/** Classes of jobs, each with workers of its own, so that none waits behind another: what people wait for, what keeps a
 * processor busy (papers, signatures), and what waits for somebody outside. */
export const jobPools = ['quick', 'heavy', 'partner'] as const;
export type JobPool = (typeof jobPools)[number];

/** What a job is handed beside what every act has. */
export interface JobContext<Tables, Ports> extends ActContext<Tables, Ports> {
  /** Does an operation as a person, as if they had sent it themselves: with their permissions, in a transaction and with an audit of its
   * own, outside of the job's. What was asked under the same request id before is answered and not done again. */
  runAs(
    operation: Operation,
    request: { readonly actor: Actor; readonly input: unknown; readonly requestId: string },
  ): Promise<{ readonly output: unknown }>;
}

/** What every kind of work for later has: a name, a payload, a number of tries. */
export interface Queueable {
  /** `system.what-it-does`; the system is read from it. */
  readonly name: string;
  readonly system: SystemName;
  readonly payload: z.ZodType;
  readonly pool: JobPool;
  /** How often it is tried, with growing pauses (exp(tries) seconds, at most six hours). */
  readonly maxAttempts: number;
  /** Tells whom it concerns that the last try has failed, so that nobody waits for it in vain; null: figures alone show it. */
  readonly givenUp: ((context: JobContext<unknown, unknown>, payload: unknown) => Promise<void>) | null;
}

/** Work for later: named, with a Zod payload, run by the worker in a transaction of its own as a named system actor.
 * Runs at least once; its effects must bear repetition (unique keys, states that are checked). */
export interface Job extends Queueable {
  readonly run: (context: JobContext<unknown, unknown>, payload: unknown) => Promise<void>;
  /** `none`: statements commit one by one, for long sweeps that must not keep a transaction open. */
  readonly transaction: 'required' | 'none';
}

/** What a job is enqueued with; typed through its schema. */
export type JobInput<J extends Queueable> = J extends { readonly payload: infer P extends z.ZodType }
  ? z.input<P>
  : never;

export interface TypedJob<P extends z.ZodType> extends Job {
  readonly payload: P;
}

/** Wishes about one job. Without any it goes straight into the queue's table (migration `work/0007`). */
export interface EnqueueOptions {
  /** Not before this instant. */
  readonly runAt?: Date;
  /** A waiting job of this name and space with the same key is replaced, payload and instant; one that runs already is not,
   * and the new one runs after it. At most 400 characters. */
  readonly key?: string;
  /** Jobs of one space with the same queue run one after the other, whatever they are called and however many workers there
   * are. At most 100 characters. */
  readonly queue?: string;
  /** Lower runs first; 0 when not given. -32768 to 32767. */
  readonly priority?: number;
}

export interface JobOptions<Run> {
  /** 12 when not given: the last try comes after some 16 hours. */
  readonly maxAttempts?: number;
  readonly givenUp?: Run;
  /** `quick` when not given. */
  readonly pool?: JobPool;
  /** `required` when not given. */
  readonly transaction?: Job['transaction'];
}

const usualAttempts = 12;

/** Gives a system its own `defineJob`. */
export function jobsOf<Tables, Ports>() {
  return function defineJob<P extends z.ZodType>(
    name: string,
    payload: P,
    run: (context: JobContext<Tables, Ports>, payload: z.output<P>) => Promise<void>,
    options: JobOptions<typeof run> = {},
  ): TypedJob<P> {
    // The worker parses the payload with this very schema and hands the system's own database and ports.
    const erased = (body: typeof run): Job['run'] => body as unknown as Job['run'];
    return {
      name,
      system: systemOf(name),
      payload,
      pool: options.pool ?? 'quick',
      maxAttempts: options.maxAttempts ?? usualAttempts,
      transaction: options.transaction ?? 'required',
      run: erased(run),
      givenUp: options.givenUp ? erased(options.givenUp) : null,
    };
  };
}
