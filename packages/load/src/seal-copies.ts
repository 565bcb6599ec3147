import { setTimeout as wait } from 'node:timers/promises';
import { firstPreviousHash, hashBlock, type AuditBlock, type AuditKey } from '@dongbo/kernel';
import { auditText } from './audit-lines.ts';
import type { CopyMaker } from './copy-maker.ts';
import type { PoolClient } from './owner-pool.ts';
import type { Plan } from './plan-copies.ts';
import { writeRows } from './row-program.ts';

interface Seal {
  readonly seq: string;
  readonly toXid: string;
  readonly hash: string;
}

/** So long a load waits for whoever else is writing; other databases of the server count too. */
const looks = 20;
const lookEveryMs = 250;

/** Where a load's blocks can begin: the last block, when every entry is sealed. Null where some are not, or somebody else goes on writing,
 * and the worker seals later. To be asked while the audit is locked, `own` are the transactions of the load, and those whose numbers its
 * entries bear, up to `upTo`, have begun: whoever comes later has a higher number. */
export async function findLastSeal(client: PoolClient, own: readonly string[], upTo: number): Promise<Seal | null> {
  for (let look = 1; look <= looks; look += 1) {
    const { rows } = await client.query<Seal & { whole: boolean; alone: boolean }>(
      `with last as (select seq, to_xid, hash from audit_block order by seq desc limit 1)
      select coalesce((select seq from last), 0)::text as seq, coalesce((select to_xid from last), '0')::text as "toXid",
        coalesce((select hash from last), $2) as hash,
        not exists (select from audit_entry where xid >= coalesce((select to_xid from last), '0'::xid8)) as whole,
        not exists (select from pg_snapshot_xip(pg_current_snapshot()) as running
          where running::text <> all($1) and running <= $3::xid8) as alone`,
      [own, firstPreviousHash, String(upTo)],
    );
    const [row] = rows;
    if (row?.whole !== true) return null;
    if (row.alone) return row;
    await wait(lookEveryMs);
  }
  return null;
}

export interface SealOrder {
  readonly plan: Plan;
  readonly maker: CopyMaker;
  readonly last: Seal;
  readonly at: Date;
  readonly key: AuditKey;
}

export interface CopySealer {
  /** The next copy, in the order of the plan. */
  add(index: number): void;
  finish(): readonly AuditBlock[];
}

/** How many entries name each transaction. */
function countEntries({ plan, maker }: SealOrder): Map<number, number> {
  const counts = new Map<number, number>();
  const rows = maker.programs.get('audit_entry')?.map((program) => program.rows.rows) ?? [];
  for (let index = 0; index < plan.count; index += 1) {
    const xid = maker.xidOf(index);
    counts.set(xid, (counts.get(xid) ?? 0) + (rows[plan.original[index] ?? 0] ?? 0));
  }
  return counts;
}

/** Seals the entries of copies while they are written, one block a transaction. Their ids sort by time of submission and
 * number of the copy, which is the order of the plan. */
export function createCopySealer(order: SealOrder): CopySealer {
  const { plan, maker, last, at, key } = order;
  const programs = maker.programs.get(auditText) ?? [];
  const counts = countEntries(order);
  const text = Buffer.alloc(Math.max(0, ...programs.map(({ rows }) => rows.atMost)));
  const blocks: AuditBlock[] = [];
  let before: Seal = last;
  let open: { xid: number; block: Omit<AuditBlock, 'hash'>; hash: ReturnType<typeof hashBlock> } | null = null;
  const close = (): void => {
    if (open === null) return;
    const block = { ...open.block, hash: open.hash.digest() };
    blocks.push(block);
    before = block;
    open = null;
  };
  const begin = (xid: number): NonNullable<typeof open> => {
    const block = {
      seq: String(BigInt(before.seq) + 1n),
      fromXid: before.toXid,
      toXid: String(xid + 1),
      entries: counts.get(xid) ?? 0,
      previousHash: before.hash,
      sealedAt: at.toISOString().replace('Z', '000Z'),
      keyId: key.id,
    };
    return { xid, block, hash: hashBlock(block, key) };
  };
  return {
    add: (index) => {
      const program = programs[plan.original[index] ?? 0];
      const xid = maker.xidOf(index);
      if (program === undefined || (counts.get(xid) ?? 0) === 0) return;
      if (open !== null && open.xid !== xid) close();
      open ??= begin(xid);
      const end = writeRows(program.rows, program.copy(maker.drawOf(index)), text, 0);
      open.hash.addLines(text.subarray(0, end));
    },
    finish: () => {
      close();
      return blocks;
    },
  };
}

export async function writeBlocks(client: PoolClient, blocks: readonly AuditBlock[]): Promise<void> {
  await client.query(
    `insert into audit_block (seq, from_xid, to_xid, entries, previous_hash, hash, sealed_at, key_id)
    select seq, "fromXid"::xid8, "toXid"::xid8, entries, "previousHash", hash, "sealedAt", "keyId"
    from jsonb_to_recordset($1::jsonb) as b(
      seq bigint, "fromXid" text, "toXid" text, entries integer, "previousHash" text, hash text, "sealedAt" timestamptz, "keyId" text)`,
    [JSON.stringify(blocks)],
  );
}
