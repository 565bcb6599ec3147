import {
  BatchAct,
  BatchState,
  getBatch as getEndpoint,
  listBatches as listEndpoint,
} from '@dongbo/contract/procedures';
import type { BatchSummary } from '@dongbo/contract/procedures';
import { formatInstant, notFound } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { defineOperation, type Context } from '../define.ts';
import { itemsOf } from './stored-batch.ts';

interface Row {
  readonly id: string;
  readonly act: string;
  readonly state: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly file_id: string | null;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
}

const mostListed = 20;

/** One's own batches that are kept, the newest first. */
async function readSummaries(ctx: Context, only: RawBuilder<boolean>): Promise<z.input<typeof BatchSummary>[]> {
  const { rows } = await sql<Row>`
    select b.id, b.act, b.state, b.started_at, b.ended_at, b.file_id, i.total, i.done, i.refused
    from batch b cross join lateral (select count(*)::int as total, (count(*) filter (where outcome = 'done'))::int as done,
      (count(*) filter (where outcome <> 'done'))::int as refused from batch_item where batch_id = b.id) i
    where b.person_id = ${ctx.actor.personId}::uuid and b.expires_at > ${ctx.now} and ${only}
    order by b.started_at desc, b.id desc limit ${mostListed}`.execute(ctx.db);
  return rows.map((row) => ({
    id: row.id,
    act: BatchAct.parse(row.act),
    state: BatchState.parse(row.state),
    startedAt: formatInstant(row.started_at),
    endedAt: row.ended_at && formatInstant(row.ended_at),
    total: row.total,
    done: row.done,
    refused: row.refused,
    hasFile: row.file_id !== null,
  }));
}

export const listBatches = defineOperation(listEndpoint, async (ctx) => ({
  items: await readSummaries(ctx, sql<boolean>`true`),
}));

/** Of somebody else's nothing is told. */
export const getBatch = defineOperation(getEndpoint, async (ctx, { batchId }) => {
  const [summary = notFound()] = await readSummaries(ctx, sql<boolean>`b.id = ${batchId}::uuid`);
  const items = await itemsOf(ctx.db, batchId);
  return { ...summary, items: items.map(({ dossierId, code, outcome }) => ({ dossierId, code, outcome })) };
});
