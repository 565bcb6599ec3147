import type { OutputOf, Space, verifyAudit as endpoint } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { checkChain, readChain } from './audit-chain.ts';
import type { AuditEvidence, KeptHead } from './audit-evidence.ts';
import { firstPreviousHash } from './audit-row.ts';

export type AuditVerdict = OutputOf<typeof endpoint>;

const noEvidence: AuditEvidence = { keys: [], heads: async () => [] };

/** The first noted head that the record does not have any more. */
async function firstMissing(db: Kysely<KernelTables>, heads: readonly KeptHead[]): Promise<KeptHead | null> {
  const { rows } = await sql<{ seq: string; hash: string }>`
    select seq::text, hash from audit_block where seq = any(${heads.map(({ seq }) => seq)}::bigint[])`.execute(db);
  const found = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
  return heads.find(({ seq, hash }) => found.get(seq) !== hash) ?? null;
}

/** Recomputes the chain over everything that is sealed in the space, and compares it with the ends that were noted outside of the
 * database: a record that was cut off or sealed anew shows by them. Reads the whole record: minutes, when it is long. */
export async function verifyAudit(
  db: Kysely<KernelTables>,
  evidence: AuditEvidence = noEvidence,
  space: Space = 'official',
): Promise<AuditVerdict> {
  const heads = await evidence.heads(space);
  const { startsAfter, ...check } = await checkChain(readChain(db), evidence.keys);
  // Here the record is whole, so it begins at the beginning: blocks taken away there together with their entries show.
  const begins = startsAfter === null || startsAfter === firstPreviousHash;
  const { rows } = await sql<{ unsealed: string }>`select count(*) as unsealed from audit_entry
    where xid >= coalesce((select max(to_xid) from audit_block), '0'::xid8)`.execute(db);
  const missing = await firstMissing(db, heads);
  const found = {
    ...check,
    unsealed: Number(rows[0]?.unsealed ?? 0),
    keptHeads: heads.length,
    cutOff: missing && { seq: missing.seq, at: missing.at },
  };
  if (!begins) return { ...found, intact: false, firstBroken: 1 };
  if (missing === null) return found;
  return { ...found, intact: false, firstBroken: found.firstBroken ?? missing.seq };
}
