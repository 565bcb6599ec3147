import { addNotices, transact } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { Context } from '../define.ts';
import type { ProceduresTables } from '../tables.ts';
import type { StoredBatch } from './stored-batch.ts';

/** Whoever waits that long has gone on to something else. */
const awayMs = 30_000;

interface Counted {
  readonly total: number;
  readonly done: number;
}

/** What is told to who asked; null: it was done before they could look away. */
function noticeKey(batch: StoredBatch, state: 'ended' | 'stopped', now: Date): string | null {
  if (state === 'stopped') return 'batch-stopped';
  if (batch.wish.act.startsWith('print-')) return 'batch-printed';
  return now.getTime() - batch.startedAt.getTime() > awayMs ? 'batch-ended' : null;
}

/** Ends a batch once, in the transaction at hand, and tells who asked. */
async function endIn(
  ctx: Context,
  db: Kysely<ProceduresTables>,
  batch: StoredBatch,
  { state, fileId = null }: { readonly state: 'ended' | 'stopped'; readonly fileId?: string | null },
): Promise<void> {
  const { rows } = await sql<Counted>`
    with ended as (update batch set state = ${state}, ended_at = ${ctx.now}, file_id = ${fileId}::uuid
      where id = ${batch.id}::uuid and state = 'running' returning id)
    select count(*)::int as total, (count(*) filter (where i.outcome = 'done'))::int as done
    from ended join batch_item i on i.batch_id = ended.id having count(*) > 0`.execute(db);
  const [counted] = rows;
  const key = noticeKey(batch, state, ctx.now);
  if (counted === undefined || key === null) return;
  const { total, done } = counted;
  const facts = { total: String(total), done: String(done), left: String(total - done) };
  const { id, personId } = batch;
  const about = { system: 'procedures', subjectId: id, eventId: id, at: ctx.now } as const;
  await addNotices(db, [{ id: ctx.newId(), personId, key, facts, ...about }]);
}

/** Ends a batch in a transaction of its own. */
export async function endBatch(ctx: Context, batch: StoredBatch, state: 'ended' | 'stopped'): Promise<void> {
  await transact(ctx.db, async (db) => await endIn(ctx, db, batch, { state }));
}

/** The same inside of a transaction that is open. */
export async function stopBatch(ctx: Context, batch: StoredBatch): Promise<void> {
  await endIn(ctx, ctx.db, batch, { state: 'stopped' });
}

/** Keeps what was printed as the file of a batch and ends it: both or nothing. */
export async function endPrinting(ctx: Context, batch: StoredBatch, file: NewFile): Promise<void> {
  await transact(ctx.db, async (db) => {
    const fileId = ctx.newId();
    await db
      .insertInto('file')
      .values({ id: fileId, attached_to: batch.id, created_at: ctx.now, ...file })
      .execute();
    await endIn(ctx, db, batch, { state: 'ended', fileId });
  });
}

interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly storage_key: string;
  readonly uploaded_by: string;
}
