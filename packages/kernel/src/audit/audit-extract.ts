import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { checkChain, readChain, type ChainCheck, type ChainItem } from './audit-chain.ts';
import type { AuditKey } from './audit-key.ts';
import { AuditBlock, AuditRow, auditColumns } from './audit-row.ts';

const format = 'dongbo-audit/1';

const Line = z.union([
  z.object({ block: AuditBlock }),
  z.object({ entry: AuditRow }),
  z.object({ end: z.object({ blocks: z.number().int(), entries: z.number().int(), head: z.string().nullable() }) }),
  z.object({ format: z.literal(format), columns: z.array(z.string()) }),
]);

/** The sealed record as JSON Lines, from a block on: what each line is made of, blocks with their entries, and an end that
 * says how much there was. It can be checked without the database by `verifyExtract`. */
export async function* auditExtract(db: Kysely<KernelTables>, fromSeq = 1): AsyncGenerator<string> {
  yield JSON.stringify({ format, columns: auditColumns });
  const end = { blocks: 0, entries: 0, head: null as string | null };
  for await (const item of readChain(db, fromSeq)) {
    yield JSON.stringify(item);
    if ('entry' in item) end.entries += 1;
    else {
      end.blocks += 1;
      end.head = item.block.hash;
    }
  }
  yield JSON.stringify({ end });
}

export interface ExtractCheck extends ChainCheck {
  /** The extract reaches the end that it names; false when lines are missing at its end or cannot be read. */
  readonly complete: boolean;
}

const parseLine = (line: string) => {
  try {
    return Line.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};

/** Checks an extract, line by line, without a database. `intact` also needs the extract to be complete. */
export async function verifyExtract(
  lines: AsyncIterable<string> | Iterable<string>,
  keys: readonly AuditKey[] = [],
): Promise<ExtractCheck> {
  let end: { blocks: number; entries: number; head: string | null } | null = null;
  let readable = true;
  let begun = false;
  async function* items(): AsyncGenerator<ChainItem> {
    for await (const text of lines) {
      if (text.trim() === '') continue;
      const line = parseLine(text);
      // The first line names the format, and nothing comes after the end.
      readable &&= line !== null && end === null && 'format' in line === !begun;
      begun = true;
      if (!readable || line === null) return;
      if ('end' in line) end = line.end;
      else if (!('format' in line)) yield line;
    }
  }
  const check = await checkChain(items(), keys);
  const said = JSON.stringify(end);
  const complete =
    readable && said === JSON.stringify({ blocks: check.blocks, entries: check.entries, head: check.head });
  return { ...check, intact: check.intact && complete, complete };
}
