import type { Pool, PoolClient } from 'pg';
import type { AuditKey } from './audit-key.ts';
import { auditRowSql, firstPreviousHash, hashBlock, type AuditRow } from './audit-row.ts';

/** First half of the advisory lock under which one process seals; the second is the schema, one per space. */
const lockKey = 7_305_116;
const maxEntries = 10_000;

interface Horizon {
  readonly seq: string | null;
  readonly from_xid: string;
  readonly previous_hash: string | null;
  /** Everything below has ended: it committed and is seen, or it never will be. */
  readonly horizon: string;
  /** Transaction of the last entry that fits into one block; null when fewer wait. */
  readonly last_xid: string | null;
}

/** The transaction counter went back below what is sealed: the data was loaded into another cluster by dump and restore.
 * New entries would hide in sealed ranges, so nothing is sealed until `pg_resetwal` has moved the counter past them. */
export class AuditCounterWentBack extends Error {
  override readonly name = 'AuditCounterWentBack';
}

async function findHorizon(client: PoolClient): Promise<Horizon> {
  const { rows } = await client.query<Horizon>(
    `with last as (select seq, to_xid, hash from audit_block order by seq desc limit 1),
      reach as (select coalesce((select to_xid from last), '0'::xid8) as from_xid, pg_snapshot_xmin(pg_current_snapshot()) as horizon)
    select (select seq from last)::text as seq, reach.from_xid::text, (select hash from last) as previous_hash, reach.horizon::text,
      (select xid from audit_entry where xid >= reach.from_xid and xid < reach.horizon order by xid offset $1 limit 1)::text as last_xid
    from reach`,
    [maxEntries - 1],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The horizon of the audit was not found');
  return row;
}

/** Seals one block; returns its number of entries, zero when nothing waits. */
async function sealBlock(client: PoolClient, now: Date, key: AuditKey | null): Promise<number> {
  const { seq, from_xid: fromXid, previous_hash: previous, horizon, last_xid: lastXid } = await findHorizon(client);
  if (BigInt(horizon) < BigInt(fromXid)) {
    throw new AuditCounterWentBack(
      `Transactions are numbered from ${horizon}, but entries up to ${fromXid} are sealed`,
    );
  }
  const toXid = lastXid === null ? horizon : String(BigInt(lastXid) + 1n);
  const { rows } = await client.query<{ row: AuditRow }>(
    `select ${auditRowSql} as row from audit_entry where xid >= $1::xid8 and xid < $2::xid8 order by xid, id`,
    [fromXid, toXid],
  );
  if (rows.length === 0) return 0;
  const block = {
    seq: String(BigInt(seq ?? '0') + 1n),
    fromXid,
    toXid,
    entries: rows.length,
    previousHash: previous ?? firstPreviousHash,
    sealedAt: now.toISOString().replace('Z', '000Z'),
    keyId: key?.id ?? null,
  };
  const hash = hashBlock(block, key);
  for (const { row } of rows) hash.add(row);
  await client.query(
    `insert into audit_block (seq, from_xid, to_xid, entries, previous_hash, hash, sealed_at, key_id)
    values ($1, $2::xid8, $3::xid8, $4, $5, $6, $7, $8)`,
    [block.seq, fromXid, toXid, block.entries, block.previousHash, hash.digest(), block.sealedAt, block.keyId],
  );
  return block.entries;
}

/** Null when another process is at it. */
async function sealOnce(client: PoolClient, now: Date, key: AuditKey | null): Promise<number | null> {
  await client.query('begin');
  try {
    const lock = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock($1, hashtext(current_schema())) as mine',
      [lockKey],
    );
    const sealed = lock.rows[0]?.mine === true ? await sealBlock(client, now, key) : null;
    await client.query('commit');
    return sealed;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Seals the committed audit entries of the pool's space into hash-chained blocks; returns how many entries. A block ends
 * below the oldest transaction that is still running, so that an entry which commits late is sealed later, never skipped;
 * what is hashed is therefore final. Any number of processes may call it, one works.
 * Without a key the seal is a plain hash, which whoever holds the database can make too. */
export async function sealAudit(pool: Pool, now: Date, key: AuditKey | null = null): Promise<number> {
  const client = await pool.connect();
  try {
    let total = 0;
    for (;;) {
      const sealed = await sealOnce(client, now, key);
      total += sealed ?? 0;
      if (sealed === null || sealed < maxEntries) {
        client.release();
        return total;
      }
    }
  } catch (error) {
    // A connection in an unknown state does not go back to the pool.
    client.release(true);
    throw error;
  }
}
