import { RawAnswers, ReturnMethod } from '@dongbo/contract/procedures';
import { accountHolderOf, unitNameOn, type AccountHolder } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';

const WantedReturn = ReturnMethod.nullable();
const DraftPapers = z.array(
  z.object({
    componentId: z.string(),
    /** Of a paper that the procedure does not list. */
    name: z.string().optional(),
    fileIds: z.array(z.string()),
  }),
);
export type DraftPapers = z.infer<typeof DraftPapers>;

export interface StoredDraft {
  readonly id: string;
  readonly personId: string;
  readonly procedureVersionId: string;
  readonly procedureCode: string;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly answers: RawAnswers;
  readonly papers: DraftPapers;
  readonly paperCase: string | null;
  /** Null: not chosen yet. */
  readonly returnMethod: ReturnMethod | null;
  readonly version: number;
  readonly updatedAt: Date;
  /** When its person was told that it will be deleted. */
  readonly warnedAt: Date | null;
  /** Whose account it is. */
  readonly holder: AccountHolder;
}

/** The person's own draft for a change, or undefined: "not there" and "not yours" are the same. Nobody else changes it before the
 * transaction ends. */
export async function findDraft(
  db: Kysely<ProceduresTables>,
  own: { readonly id: string; readonly personId: string | null; readonly now: Date },
): Promise<StoredDraft | undefined> {
  const row = await db
    .selectFrom('draft')
    .innerJoin('procedure_version', 'procedure_version.id', 'draft.procedure_version_id')
    .innerJoin('procedure', 'procedure.id', 'procedure_version.procedure_id')
    .select([
      'draft.id',
      'draft.person_id',
      'draft.procedure_version_id',
      'procedure.code as procedure_code',
      'draft.unit_id',
      unitNameOn(sql.ref('draft.unit_id'), own.now).as('unit_name'),
      'draft.answers',
      'draft.papers',
      'draft.paper_case',
      'draft.return_method',
      'draft.version',
      'draft.updated_at',
      'draft.warned_at',
      accountHolderOf(sql.ref('draft.person_id')).as('holder'),
    ])
    .where('draft.id', '=', own.id)
    .where('draft.person_id', '=', own.personId)
    .forUpdate('draft')
    .executeTakeFirst();
  return row && draftOf(row);
}

/** A row of `draft` with the name of its unit. */
export interface DraftRow {
  readonly id: string;
  readonly person_id: string;
  readonly procedure_version_id: string;
  readonly procedure_code: string;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly answers: unknown;
  readonly papers: unknown;
  readonly paper_case: string | null;
  readonly return_method: string | null;
  readonly version: number;
  readonly updated_at: Date;
  readonly warned_at: Date | null;
  readonly holder: AccountHolder;
}

export const draftOf = (row: DraftRow): StoredDraft => ({
  id: row.id,
  personId: row.person_id,
  procedureVersionId: row.procedure_version_id,
  procedureCode: row.procedure_code,
  unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name ?? '' },
  answers: RawAnswers.parse(row.answers),
  papers: DraftPapers.parse(row.papers),
  paperCase: row.paper_case,
  returnMethod: WantedReturn.parse(row.return_method),
  version: row.version,
  updatedAt: row.updated_at,
  warnedAt: row.warned_at,
  holder: row.holder,
});

export interface DraftContent {
  readonly unitId: string | null;
  readonly answers: RawAnswers;
  readonly papers: DraftPapers;
  readonly paperCase: string | null;
  readonly returnMethod: ReturnMethod | null;
}

const columns = (content: DraftContent) => ({
  unit_id: content.unitId,
  answers: JSON.stringify(content.answers),
  papers: JSON.stringify(content.papers),
  paper_case: content.paperCase,
  return_method: content.returnMethod,
});

export async function insertDraft(
  db: Kysely<ProceduresTables>,
  draft: { id: string; personId: string; procedureVersionId: string; content: DraftContent; at: Date },
): Promise<void> {
  await db
    .insertInto('draft')
    .values({
      id: draft.id,
      person_id: draft.personId,
      procedure_version_id: draft.procedureVersionId,
      ...columns(draft.content),
      version: 1,
      created_at: draft.at,
      updated_at: draft.at,
    })
    .execute();
}

export async function updateDraft(
  db: Kysely<ProceduresTables>,
  id: string,
  content: DraftContent,
  version: number,
  at: Date,
): Promise<void> {
  await db
    .updateTable('draft')
    .set({ ...columns(content), version, updated_at: at, warned_at: null })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(db: Kysely<ProceduresTables>, id: string): Promise<void> {
  await db.deleteFrom('draft').where('id', '=', id).execute();
}
