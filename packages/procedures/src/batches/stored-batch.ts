import { BatchAct, BatchState, KnownTimeLimit, receiverKinds } from '@dongbo/contract/procedures';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';

const Wish = z.object({
  act: BatchAct,
  receiver: z
    .object({
      kind: z.enum(receiverKinds),
      name: z.string().optional(),
      number: z.string().optional(),
      mandateSeen: z.boolean().optional(),
    })
    .optional(),
  limits: z.record(z.string(), KnownTimeLimit).optional(),
});

export interface StoredBatch {
  readonly id: string;
  readonly personId: string;
  readonly wish: z.infer<typeof Wish>;
  readonly state: BatchState;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly fileId: string | null;
}
type BatchState = z.infer<typeof BatchState>;

export interface StoredItem {
  readonly ordinal: number;
  readonly dossierId: string;
  readonly code: string;
  readonly version: number;
  readonly outcome: string | null;
  readonly failures: number;
}

/** A batch that is kept; undefined: there is none. */
export async function findBatch(db: Kysely<ProceduresTables>, id: string, now: Date): Promise<StoredBatch | undefined> {
  const row = await db
    .selectFrom('batch')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      wish: Wish.parse(row.wish),
      state: BatchState.parse(row.state),
      startedAt: row.started_at,
      endedAt: row.ended_at,
      fileId: row.file_id,
    }
  );
}

/** What becomes of each, in the order in which they were named. */
export async function itemsOf(db: Kysely<ProceduresTables>, batchId: string): Promise<StoredItem[]> {
  const rows = await db
    .selectFrom('batch_item')
    .select(['ordinal', 'dossier_id', 'code', 'version', 'outcome', 'failures'])
    .where('batch_id', '=', batchId)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ dossier_id: dossierId, ...item }) => ({ ...item, dossierId }));
}

/** Says what became of one; who came second with the same changes nothing. */
export async function noteOutcome(
  db: Kysely<ProceduresTables>,
  batchId: string,
  { ordinal, outcome }: { readonly ordinal: number; readonly outcome: string },
): Promise<void> {
  await sql`update batch_item set outcome = ${outcome}
    where batch_id = ${batchId}::uuid and ordinal = ${ordinal} and outcome is null`.execute(db);
}

/** Notes that one failed for a cause that was not its own; answers how often by now. */
export async function noteFailure(db: Kysely<ProceduresTables>, batchId: string, ordinal: number): Promise<number> {
  const { rows } = await sql<{ failures: number }>`update batch_item set failures = failures + 1
    where batch_id = ${batchId}::uuid and ordinal = ${ordinal} returning failures`.execute(db);
  return rows[0]?.failures ?? 0;
}

/** Begins anew with what was printed and is not there. */
export async function forgetOutcomes(db: Kysely<ProceduresTables>, batchId: string): Promise<void> {
  await db.updateTable('batch_item').set({ outcome: null }).where('batch_id', '=', batchId).execute();
}
