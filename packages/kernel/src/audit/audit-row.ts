import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { AuditKey } from './audit-key.ts';

/** An audit entry as the texts of its columns, exactly as they are hashed. */
export const AuditRow = z.array(z.string().nullable()).min(12).max(13);
export type AuditRow = z.infer<typeof AuditRow>;

/** Names of an entry's columns in the order in which they are hashed, for ever. Blocks without a key hold entries without the last. */
export const auditColumns: readonly string[] = [
  'id',
  'xid',
  'at',
  'actor_id',
  'actor_name',
  'operation',
  'subject_id',
  'outcome',
  'reason',
  'request_id',
  'address',
  'input_hash',
  'details',
];
const columnsWithoutKey = 12;

const instantSql = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** SQL of an entry as AuditRow: times in UTC to the microsecond, everything else as its text. */
export const auditRowSql = `array[${auditColumns
  .map((column) => (column === 'at' ? instantSql('at') : `${column}::text`))
  .join(', ')}]`;

/** A sealed block: every entry with fromXid <= xid < toXid. Numbers of 64 bits stay text. */
export const AuditBlock = z.object({
  seq: z.string().regex(/^\d+$/),
  fromXid: z.string().regex(/^\d+$/),
  toXid: z.string().regex(/^\d+$/),
  entries: z.number().int(),
  previousHash: z.string(),
  /** UTC, to the microsecond. */
  sealedAt: z.string(),
  hash: z.string(),
  /** Under which key it is sealed; null: by a plain hash, as before there were keys. */
  keyId: z.string().nullable().default(null),
});
export type AuditBlock = z.infer<typeof AuditBlock>;

/** SQL of the columns of a block under the names of AuditBlock. */
export const auditBlockSql = `seq::text, from_xid::text as "fromXid", to_xid::text as "toXid", entries, previous_hash as "previousHash",
  ${instantSql('sealed_at')} as "sealedAt", hash, key_id as "keyId"`;

/** What stands before the first block. */
export const firstPreviousHash = '0'.repeat(64);

export interface BlockHash {
  add(row: AuditRow): void;
  /** Rows as `add` writes them: each one line of JSON. */
  addLines(lines: Uint8Array): void;
  digest(): string;
}

/** The seal over the block's facts and then its entries, each one line of JSON, entries in the order of xid and id: HMAC-SHA256
 * under a key that the database does not hold, or without one SHA-256, as before there were keys. */
export function hashBlock(block: Omit<AuditBlock, 'hash'>, key: AuditKey | null): BlockHash {
  const { seq, fromXid, toXid, entries, previousHash, sealedAt, keyId } = block;
  const hash = key === null ? createHash('sha256') : createHmac('sha256', key.bytes);
  const facts = [seq, fromXid, toXid, entries, previousHash, sealedAt];
  const head = key === null ? ['dongbo-audit/1', ...facts] : ['dongbo-audit/2', ...facts, keyId];
  hash.update(`${JSON.stringify(head)}\n`);
  // What a plain block does not cover may not be there at all.
  const covered = (row: AuditRow): AuditRow =>
    key === null && (row[columnsWithoutKey] ?? null) === null ? row.slice(0, columnsWithoutKey) : row;
  return {
    add: (row) => void hash.update(`${JSON.stringify(covered(row))}\n`),
    addLines: (lines) => void hash.update(lines),
    digest: () => hash.digest('hex'),
  };
}
