import { systemOf, type Space } from '@dongbo/contract';
import type { z } from 'zod';
import type { Queueable } from '../jobs/job.ts';
import type { Log } from '../log.ts';
import type { ActContext } from '../operation/operation.ts';

/** What the claim is handed: enough to read and mark what goes out, in a transaction. It is no act: what happened is told by
 * `record`. */
export type ClaimContext<Tables, Ports> = Omit<
  ActContext<Tables, Ports>,
  'actor' | 'emit' | 'enqueue' | 'about' | 'requireStage'
>;

/** One try to send. */
export interface DeliveryTry {
  /** The same in every try of this delivery (UUID): the partner knows by it what it has had already. */
  readonly id: string;
  /** 1 for the first. */
  readonly number: number;
  /** Aborts when the time is over or the worker ends; to be handed to whatever waits for the partner. */
  readonly signal: AbortSignal;
  readonly space: Space;
  readonly log: Log;
}

/** What was sent and what the partner said. */
export interface Delivered<Payload, Claimed, Answer> {
  readonly id: string;
  readonly payload: Payload;
  readonly claimed: Claimed;
  readonly answer: Answer;
}

/** Something for a partner outside: claimed in a transaction, sent outside of any, recorded in another one, so that no
 * connection is held while the partner answers. Sent at least once: whoever dies between sending and recording leaves it to be
 * sent again, with the same id. */
export interface Delivery extends Queueable {
  readonly pool: 'partner';
  /** How long the partner may take. */
  readonly timeoutMs: number;
  /** Seconds until the next try, after the first, the second, ...; the last one holds for all that follow. */
  readonly backoffSeconds: readonly number[];
  readonly claim: (context: ClaimContext<unknown, unknown>, payload: unknown) => Promise<unknown>;
  readonly send: (claimed: unknown, attempt: DeliveryTry) => Promise<unknown>;
  readonly record: (
    context: ActContext<unknown, unknown>,
    delivered: Delivered<unknown, unknown, unknown>,
  ) => Promise<void>;
}

export interface TypedDelivery<P extends z.ZodType> extends Delivery {
  readonly payload: P;
}

interface DeliveryParts<P extends z.ZodType, Claimed extends object, Answer, Tables, Ports> {
  /** `system.what-it-does`; its place in the queue as that of a job. */
  readonly name: string;
  readonly payload: P;
  /** Reads and marks what goes out; null: nothing is to be sent any more. Also called before each further try. */
  readonly claim: (context: ClaimContext<Tables, Ports>, payload: z.output<P>) => Promise<Claimed | null>;
  /** Sends and waits for the answer. What it throws is tried again; an answer that repetition would not change (a refusal) is
   * an answer, for `record`. */
  readonly send: (claimed: Claimed, attempt: DeliveryTry) => Promise<Answer>;
  /** Writes down what the partner said, as an act of its own with events and audit. */
  readonly record: (
    context: ActContext<Tables, Ports>,
    delivered: Delivered<z.output<P>, Claimed, Answer>,
  ) => Promise<void>;
  /** 12 when not given. */
  readonly maxAttempts?: number;
  /** 30 000 when not given. */
  readonly timeoutMs?: number;
  /** `usualBackoff` when not given. */
  readonly backoffSeconds?: readonly number[];
  /** Called once after the last try has failed. */
  readonly givenUp?: (context: ActContext<Tables, Ports>, payload: z.output<P>) => Promise<void>;
}

/** Twelve tries over some fourteen hours. */
export const usualBackoff: readonly number[] = [10, 30, 60, 300, 900, 1800, 3600, 7200, 10_800];

/** Gives a system its own `defineDelivery`. A delivery is enqueued as a job is (`ctx.enqueue`); `queue` with a name of the
 * partner keeps one that does not answer from taking the places of all others.
 * @throws Error when the name is of no system, or a pause is shorter than a second. */
export function deliveriesOf<Tables, Ports>() {
  return function defineDelivery<P extends z.ZodType, Claimed extends object, Answer>(
    parts: DeliveryParts<P, Claimed, Answer, Tables, Ports>,
  ): TypedDelivery<P> {
    const { name, payload, claim, send, record, givenUp } = parts;
    const { maxAttempts = 12, timeoutMs = 30_000, backoffSeconds = usualBackoff } = parts;
    if (backoffSeconds.length === 0 || backoffSeconds.some((pause) => !(pause >= 1)))
      throw new Error(`${name}: a pause between tries lasts a second at least`);
    return {
      name,
      system: systemOf(name),
      pool: 'partner',
      payload,
      maxAttempts,
      timeoutMs,
      backoffSeconds,
      // What is claimed goes to `send` and `record` of this very delivery; payload and database as in jobsOf.
      claim: claim as unknown as Delivery['claim'],
      send: send as unknown as Delivery['send'],
      record: record as unknown as Delivery['record'],
      givenUp: givenUp === undefined ? null : (givenUp as unknown as NonNullable<Delivery['givenUp']>),
    };
  };
}

/** Seconds to wait after a try (1 for the first). Pure. */
export function pauseAfter({ backoffSeconds }: Pick<Delivery, 'backoffSeconds'>, attempt: number): number {
  return backoffSeconds[Math.min(attempt, backoffSeconds.length) - 1] ?? 1;
}
