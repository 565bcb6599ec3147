import { sql, type Kysely } from 'kysely';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KernelTables } from '../db/tables.ts';
import { beforeEveryId } from '../ids.ts';
import type { AuditKey } from './audit-key.ts';
import {
  auditBlockSql,
  auditRowSql,
  firstPreviousHash,
  hashBlock,
  type AuditBlock,
  type AuditRow,
  type BlockHash,
} from './audit-row.ts';

type Db = Kysely<KernelTables>;

/** The record as a stream: each block, followed by its entries. */
export type ChainItem = { readonly block: AuditBlock } | { readonly entry: AuditRow };

export interface ChainCheck {
  readonly intact: boolean;
  /** Blocks and entries that were looked at; nothing after the first break is. */
  readonly blocks: number;
  readonly entries: number;
  /** Number of the first block that does not fit; 0 when the record does not begin with a block. */
  readonly firstBroken: number | null;
  /** Hash of the last block that fits. Kept elsewhere, it also shows a record that was cut off at its end. */
  readonly head: string | null;
  /** Hash of the block before the first one here; all zeros when the record is whole from its beginning. */
  readonly startsAfter: string | null;
  /** Key under which the first broken block is said to be sealed and that is not at hand: it could not be checked. */
  readonly lacksKey: string | null;
}

const blocksAtOnce = 1_000;
/** Few, so that whoever is answered beside a check does not wait for it. */
const entriesAtOnce = 500;

async function* readBlocks(db: Db, fromSeq: number): AsyncGenerator<AuditBlock> {
  let next = BigInt(fromSeq);
  for (;;) {
    const { rows } = await sql<AuditBlock>`select ${sql.raw(auditBlockSql)} from audit_block where seq >= ${next}
      order by audit_block.seq limit ${blocksAtOnce}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < blocksAtOnce) return;
    next = BigInt(last.seq) + 1n;
  }
}

interface Entry {
  readonly id: string;
  readonly xid: string;
  readonly row: AuditRow;
}

async function* readEntries(db: Db, fromXid: string): AsyncGenerator<Entry> {
  let after = { xid: fromXid, id: beforeEveryId };
  for (;;) {
    const { rows } = await sql<Entry>`select id::text, xid::text, ${sql.raw(auditRowSql)} as row from audit_entry
      where (xid, id) >= (${after.xid}::xid8, ${after.id}::uuid)
        and xid < (select max(to_xid) from audit_block)
      order by audit_entry.xid, audit_entry.id limit ${entriesAtOnce}`.execute(db);
    const fresh = rows.filter((row) => row.id !== after.id);
    yield* fresh;
    await nextTurn();
    const last = rows.at(-1);
    if (last === undefined || rows.length < entriesAtOnce) return;
    after = last;
  }
}

/** Reads the sealed record from a block on, blocks and entries side by side in pages. */
export async function* readChain(db: Db, fromSeq = 1): AsyncGenerator<ChainItem> {
  let entries: AsyncGenerator<Entry> | null = null;
  let next: Entry | undefined;
  for await (const block of readBlocks(db, fromSeq)) {
    if (entries === null) {
      // From the very beginning, so that an entry slipped in below the first block shows.
      entries = readEntries(db, fromSeq === 1 ? '0' : block.fromXid);
      next = (await entries.next()).value ?? undefined;
    }
    yield { block };
    while (next !== undefined && BigInt(next.xid) < BigInt(block.toXid)) {
      yield { entry: next.row };
      next = (await entries.next()).value ?? undefined;
    }
  }
}

/** Does the block follow the one before, or, as the first one, begin where it says? */
function follows(block: AuditBlock, before: AuditBlock | null): boolean {
  if (BigInt(block.toXid) <= BigInt(block.fromXid)) return false;
  if (before === null) return block.seq !== '1' || (block.fromXid === '0' && block.previousHash === firstPreviousHash);
  return (
    BigInt(block.seq) === BigInt(before.seq) + 1n &&
    block.fromXid === before.toXid &&
    block.previousHash === before.hash &&
    // Keys do not end: a plain hash after a seal is what somebody without the key would write.
    !(before.keyId !== null && block.keyId === null)
  );
}

interface OpenBlock {
  readonly block: AuditBlock;
  readonly hash: BlockHash;
  count: number;
}

const fits = (open: OpenBlock): boolean => open.count === open.block.entries && open.hash.digest() === open.block.hash;

/** Recomputes the chain over a stream of blocks and entries, wherever it comes from, up to the first break. */
export async function checkChain(items: AsyncIterable<ChainItem>, keys: readonly AuditKey[] = []): Promise<ChainCheck> {
  const keyOf = ({ keyId }: AuditBlock): AuditKey | null | undefined =>
    keyId === null ? null : keys.find(({ id }) => id === keyId);
  let open: OpenBlock | null = null;
  let startsAfter: string | null = null;
  const seen = { blocks: 0, entries: 0, head: null as string | null };
  const broken = (at: AuditBlock | undefined): ChainCheck => ({
    intact: false,
    ...seen,
    firstBroken: Number(at?.seq ?? 0),
    startsAfter,
    lacksKey: at !== undefined && keyOf(at) === undefined ? at.keyId : null,
  });
  for await (const item of items) {
    if ('entry' in item) {
      if (open === null) return broken(undefined);
      open.hash.add(item.entry);
      open.count += 1;
      seen.entries += 1;
      continue;
    }
    if (open !== null) {
      if (!fits(open)) return broken(open.block);
      seen.head = open.block.hash;
    }
    startsAfter ??= item.block.previousHash;
    seen.blocks += 1;
    if (!follows(item.block, open?.block ?? null)) return broken(item.block);
    const key = keyOf(item.block);
    if (key === undefined) return broken(item.block);
    open = { block: item.block, hash: hashBlock(item.block, key), count: 0 };
  }
  if (open !== null) {
    if (!fits(open)) return broken(open.block);
    seen.head = open.block.hash;
  }
  return { intact: true, ...seen, firstBroken: null, startsAfter, lacksKey: null };
}
