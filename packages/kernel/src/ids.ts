import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(16);
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A new UUID version 7 (RFC 9562): sorts by time, so that indexes grow at their end. `at` is epoch milliseconds. */
export function newId(at: number): string {
  randomFillSync(pool);
  const bytes = Uint8Array.from(pool);
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(at / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = Array.from(bytes, (byte) => hex[byte] ?? '').join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}
