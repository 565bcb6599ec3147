import type { z } from 'zod';
import type { ActContext } from '../operation/operation.ts';

/** Work for later: named, with a Zod payload, run by the worker in a transaction of its own as a named system actor.
 * Runs at least once; its effects must bear repetition (unique keys, states that are checked). */
export interface Job {
  readonly name: string;
  readonly payload: z.ZodType;
  readonly maxAttempts: number;
  readonly run: (context: ActContext<unknown, unknown>, payload: unknown) => Promise<void>;
  /** Tells whom it concerns that the last try has failed, so that nobody waits for it in vain; null: figures alone show it. */
  readonly givenUp: Job['run'] | null;
}

/** What a job is enqueued with; typed through `TypedJob`. */
export type JobInput<J extends Job> = J extends TypedJob<infer P> ? z.input<P> : never;

export interface TypedJob<P extends z.ZodType> extends Job {
  readonly payload: P;
}

/** Gives a system its own `defineJob`. */
export function jobsOf<Tables, Ports>() {
  return function defineJob<P extends z.ZodType>(
    name: string,
    payload: P,
    run: (context: ActContext<Tables, Ports>, payload: z.output<P>) => Promise<void>,
    maxAttempts = 12,
    givenUp: typeof run | null = null,
  ): TypedJob<P> {
    // The worker parses the payload with this very schema and hands the system's own database and ports.
    const erased = (body: typeof run): Job['run'] => body as unknown as Job['run'];
    return { name, payload, maxAttempts, run: erased(run), givenUp: givenUp && erased(givenUp) };
  };
}
