import { randomUUID } from 'node:crypto';

/** How many ids a process makes of one moment in their order, and of how many moments at once: acts beside each other each keep theirs. */
const ofOneMoment = 0x1000;
const mostMoments = 1024;
const made = new Map<number, number>();

/** How many ids of this moment were made before. */
function countOf(at: number): number {
  const count = made.get(at) ?? 0;
  // Moments in use stand last; the one that was not used for longest goes first.
  made.delete(at);
  made.set(at, (count + 1) % ofOneMoment);
  const [oldest = at] = made.size > mostMoments ? made.keys() : [];
  if (oldest !== at) made.delete(oldest);
  return count;
}

/** A new UUID version 7 (RFC 9562): sorts by time, so that indexes grow at their end; those that one process makes of the same moment sort
 * as they were made (6.2, method 1), so that acts of one instant keep their order. `at` is epoch milliseconds. */
export function newId(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  // What follows the counter is random in both versions, and Node keeps randomness for version 4 in store.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${countOf(at).toString(16).padStart(3, '0')}${randomUUID().slice(18)}`;
}

/** Sorts before every id: where a reading in turns begins. */
export const beforeEveryId = '00000000-0000-0000-0000-000000000000';
