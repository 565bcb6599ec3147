import { randomUUID } from 'node:crypto';

/** How many ids a process makes of one moment in their order. */
const ofOneMoment = 0x1000;
let [lastAt, count] = [0, 0];

/** A new UUID version 7 (RFC 9562): sorts by time, so that indexes grow at their end; those that one process makes of the same moment sort
 * as they were made (6.2, method 1), so that acts of one instant keep their order. `at` is epoch milliseconds. */
export function newId(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  count = at === lastAt ? (count + 1) % ofOneMoment : 0;
  lastAt = at;
  // What follows the counter is random in both versions, and Node keeps randomness for version 4 in store.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}${randomUUID().slice(18)}`;
}

/** Sorts before every id: where a reading in turns begins. */
export const beforeEveryId = '00000000-0000-0000-0000-000000000000';
