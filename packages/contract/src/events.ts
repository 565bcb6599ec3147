import type { z } from 'zod';
import { systemOf, type SystemName } from './systems.ts';

/** Something that happened, past tense. Events are written in the transaction of the act and are the legal record;
 * reactions are jobs, one per event and handler. */
export interface EventType<Payload extends z.ZodType = z.ZodType> {
  /** `system.what-happened`. */
  readonly type: string;
  readonly system: SystemName;
  readonly payload: Payload;
}
export type PayloadOf<E extends EventType> = z.output<E['payload']>;

/** Describes an event; throws for the name of a system that does not exist. */
export const defineEvent = <P extends z.ZodType>(type: string, payload: P): EventType<P> => ({
  type,
  system: systemOf(type),
  payload,
});
