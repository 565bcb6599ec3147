import { randomUUID } from 'node:crypto';

/** A new UUID version 7 (RFC 9562): sorts by time, so that indexes grow at their end. `at` is epoch milliseconds. */
export function newId(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  // What follows the version is random in both versions, and Node keeps randomness for version 4 in store.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Sorts before every id: where a reading in turns begins. */
export const beforeEveryId = '00000000-0000-0000-0000-000000000000';
