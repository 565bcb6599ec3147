import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** By what this system and a gateway know each other. */
export interface GatewayKeys {
  readonly partnerCode: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

interface Signed {
  readonly orderId: string;
  readonly requestCode: string;
  readonly amount: number;
}

/** The checksum of PayGov: SHA-256 over secretKey + accessKey + partnerCode + orderId + requestCode + amount, in small hexadecimal
 * digits. It covers neither the transaction nor whether it succeeded: see `book-notice.ts`. Pure. */
export function noticeChecksum({ secretKey, accessKey, partnerCode }: GatewayKeys, notice: Signed): string {
  const text = secretKey + accessKey + partnerCode + notice.orderId + notice.requestCode + String(notice.amount);
  return createHash('sha256').update(text).digest('hex');
}

/** The signature of an order on its way through the payer's browser. By another function than the checksum of notices: whoever
 * carries one could otherwise write a notice with it. Pure. */
export function orderSignature({ secretKey, partnerCode }: GatewayKeys, order: Signed): string {
  const text = JSON.stringify(['checkout', partnerCode, order.orderId, order.requestCode, order.amount]);
  return createHmac('sha256', secretKey).update(text).digest('hex');
}

/** Compares hexadecimal digits in constant time. Pure. */
export function isSameDigest(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given.toLowerCase(), 'utf8'), Buffer.from(expected, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}
