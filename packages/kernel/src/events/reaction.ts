import type { EventType, PayloadOf } from '@dongbo/contract';
import type { ActContext } from '../operation/operation.ts';

export interface OccurredEvent<Payload> {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string;
  readonly actorId: string;
  readonly at: Date;
  readonly payload: Payload;
}

/** What happens because something happened. Runs once per event and handler, in a transaction with its receipt. */
export interface Reaction {
  readonly event: EventType;
  readonly handler: string;
  readonly run: (context: ActContext<unknown, unknown>, event: OccurredEvent<unknown>) => Promise<void>;
}

/** Gives a system its own `defineReaction`. */
export function reactionsOf<Tables, Ports>() {
  return function defineReaction<E extends EventType>(
    event: E,
    handler: string,
    run: (context: ActContext<Tables, Ports>, event: OccurredEvent<PayloadOf<E>>) => Promise<void>,
  ): Reaction {
    // The worker parses the stored payload with this very event type.
    return { event, handler, run: run as unknown as Reaction['run'] };
  };
}
