import { systemOf, type EventType, type PayloadOf, type SystemName } from '@dongbo/contract';
import type { ActContext } from '../operation/operation.ts';

export interface OccurredEvent<Payload> {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string;
  readonly actorId: string;
  readonly unitId: string | null;
  readonly at: Date;
  readonly payload: Payload;
}

/** What happens because something happened: an effect. Runs once per event and handler, as a job of its own, in a transaction
 * with its receipt. What only derives rows from events is a projection. */
export interface Reaction {
  readonly system: SystemName;
  readonly events: readonly EventType[];
  readonly handler: string;
  readonly run: (context: ActContext<unknown, unknown>, event: OccurredEvent<unknown>) => Promise<void>;
}

/** Gives a system its own `defineReaction`; the handler's name begins with the system. */
export function reactionsOf<Tables, Ports>() {
  return function defineReaction<E extends EventType>(
    events: E | readonly E[],
    handler: string,
    run: (context: ActContext<Tables, Ports>, event: OccurredEvent<PayloadOf<E>>) => Promise<void>,
  ): Reaction {
    const followed = 'type' in events ? [events] : events;
    // The worker parses the stored payload with the event type of that name.
    return { system: systemOf(handler), events: followed, handler, run: run as unknown as Reaction['run'] };
  };
}
