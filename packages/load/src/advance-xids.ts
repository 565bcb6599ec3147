import type { OwnerPool } from './owner-pool.ts';
import type { Plan } from './plan-copies.ts';
import type { ReadOriginal } from './read-original.ts';

/** As many entries of the audit as are sealed into one block at most: all of one transaction go into the same. */
const entriesATransaction = 5_000;

/** Numbers of transactions for the entries of the audit: a transaction's entries are sealed in one block, and one block
 * with millions of entries would not fit into the memory of who seals or checks it. The transactions are begun and ended
 * while the load's own are running, so that nobody can seal beyond them before the load is done. */
export async function advanceXids(pool: OwnerPool, entries: number): Promise<number[]> {
  const count = Math.ceil(entries / entriesATransaction) + 1;
  const other = await pool.connect();
  try {
    await other.query(
      'set synchronous_commit = off; set statement_timeout = 0; create temporary table burnt (xid xid8)',
    );
    await other.query(
      `do $$ begin for i in 1..${count} loop insert into burnt values (pg_current_xact_id()); commit; end loop; end $$`,
    );
    const { rows } = await other.query<{ xid: string }>('select xid::text from burnt order by xid');
    return rows.map(({ xid }) => Number(xid));
  } finally {
    other.release(true);
  }
}

/** Entries of the audit that all copies have together. */
export const entriesOf = (originals: readonly ReadOriginal[], plan: Plan): number => {
  const each = originals.map(({ rows }) => rows.get('audit_entry')?.length ?? 0);
  return plan.original.reduce((sum, which) => sum + (each[which] ?? 0), 0);
};
