import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An audit entry as the texts of its columns, exactly as they are hashed. */
export const AuditRow = z.array(z.string().nullable()).length(12);
export type AuditRow = z.infer<typeof AuditRow>;

/** Names of an entry's columns in the order in which they are hashed, for ever. */
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
];

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
});
export type AuditBlock = z.infer<typeof AuditBlock>;

/** SQL of the columns of a block under the names of AuditBlock. */
export const auditBlockSql = `seq::text, from_xid::text as "fromXid", to_xid::text as "toXid", entries, previous_hash as "previousHash",
  ${instantSql('sealed_at')} as "sealedAt", hash`;

/** What stands before the first block. */
export const firstPreviousHash = '0'.repeat(64);

export interface BlockHash {
  add(row: AuditRow): void;
  /** Rows as `add` writes them: each one line of JSON. */
  addLines(lines: Uint8Array): void;
  digest(): string;
}

/** SHA-256 over the block's facts and then its entries, each one line of JSON, entries in the order of xid and id. */
export function hashBlock(block: Omit<AuditBlock, 'hash'>): BlockHash {
  const { seq, fromXid, toXid, entries, previousHash, sealedAt } = block;
  const hash = createHash('sha256');
  hash.update(`${JSON.stringify(['dongbo-audit/1', seq, fromXid, toXid, entries, previousHash, sealedAt])}\n`);
  return {
    add: (row) => void hash.update(`${JSON.stringify(row)}\n`),
    addLines: (lines) => void hash.update(lines),
    digest: () => hash.digest('hex'),
  };
}
