import { createHmac, timingSafeEqual } from 'node:crypto';

/** The code of six digits that confirms an address. It is computed from the id of the request, which nobody is shown, and a key of the
 * installation, and stored nowhere: whoever reads the database cannot work it out, and a message that is sent again says the same. Pure. */
export function codeOf(requestId: string, key: Buffer): string {
  const digest = createHmac('sha256', key)
    .update(JSON.stringify(['message-code', requestId]))
    .digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** Compares in constant time. Pure. */
export const isCode = (typed: string, code: string): boolean =>
  typed.length === code.length && timingSafeEqual(Buffer.from(typed), Buffer.from(code));
