import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** A key under which the audit is sealed. The database does not hold it: who holds the database cannot make seals. */
export interface AuditKey {
  /** Says which key it is without giving it away; stands in every block. */
  readonly id: string;
  readonly bytes: Buffer;
}

const keyBytes = 32;

/** Names a key of 32 bytes. */
export const auditKeyOf = (bytes: Buffer): AuditKey => ({
  id: createHash('sha256').update('dongbo audit key').update(bytes).digest('hex').slice(0, 16),
  bytes,
});

/** The key that an installation has without being told one, derived from its secret (RFC 5869). */
export const derivedAuditKey = (secret: Buffer): AuditKey =>
  auditKeyOf(Buffer.from(hkdfSync('sha256', secret, '', 'dongbo audit seal', keyBytes)));

/** What stands in the audit for words that somebody searched for: equal words give an equal mark, and nobody reads the words out of it
 * without the key, not even numbers of twelve digits by trying them all. */
export const markOfWords = (key: AuditKey, words: string): string => {
  const plain = words.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return `#${createHmac('sha256', key.bytes).update('words ').update(plain).digest('hex').slice(0, 24)}`;
};
