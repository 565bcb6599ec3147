import { systemOf, type EventType, type PayloadOf, type Space, type SystemName } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { OccurredEvent } from './reaction.ts';

/** What a projection is handed: the transaction that also moves its cursor. */
export interface ProjectionContext<Tables> {
  readonly db: Kysely<Tables>;
  readonly space: Space;
  readonly now: Date;
  /** A new time-sorted id. */
  newId(): string;
}

/** Rows that are derived from events, batch by batch, in the order in which their transactions ended. Costs no job and no
 * entry of the audit. Each event is in it exactly once, and it can be made anew from all events. */
export interface Projection {
  /** `system.what-it-holds` */
  readonly name: string;
  readonly system: SystemName;
  readonly events: readonly EventType[] | '*';
  /** At most so many events at once. */
  readonly batch: number;
  readonly run: (context: ProjectionContext<unknown>, events: readonly OccurredEvent<unknown>[]) => Promise<void>;
  /** Takes away what `run` has written, before all events come again. */
  readonly reset: (context: ProjectionContext<unknown>) => Promise<void>;
}

interface ProjectionParts<E extends EventType, Tables> {
  readonly name: string;
  /** `*`: every event there is, with its payload as it is stored. */
  readonly events: readonly E[] | '*';
  readonly run: (context: ProjectionContext<Tables>, events: readonly OccurredEvent<PayloadOf<E>>[]) => Promise<void>;
  readonly reset: (context: ProjectionContext<Tables>) => Promise<void>;
  /** 500 when not given. */
  readonly batch?: number;
}

const usualBatch = 500;

/** Gives a system its own `defineProjection`. `run` must take a whole batch in a fixed number of statements. */
export function projectionsOf<Tables>() {
  return function defineProjection<E extends EventType>(parts: ProjectionParts<E, Tables>): Projection {
    const { name, events, run, reset, batch = usualBatch } = parts;
    // Payloads are parsed with the event type of their name; the system's own type of the database is asserted here.
    const erased = { run: run as unknown as Projection['run'], reset: reset as unknown as Projection['reset'] };
    return { name, system: systemOf(name), events, batch, ...erased };
  };
}
