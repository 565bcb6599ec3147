import type { Space } from '@dongbo/contract';

/** PostgreSQL takes less than 8000 bytes. */
const mostBytes = 7_900;

interface Happened {
  readonly type: string;
  readonly subject_id: string;
}

/** What is told at the commit of an act with events to whoever listens (`stream/change.ts`): types and subjects, or the types
 * alone when the subjects are more than one message can name. Null without events. */
export function eventSignal(space: Space, events: readonly Happened[]): string | null {
  if (events.length === 0) return null;
  const types = [...new Set(events.map(({ type }) => type))];
  const subjects = [...new Set(events.map((event) => event.subject_id))];
  const whole = JSON.stringify({ space, types, subjects });
  return Buffer.byteLength(whole) <= mostBytes ? whole : JSON.stringify({ space, types });
}
