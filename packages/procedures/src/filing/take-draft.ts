import type { Procedure } from '@dongbo/contract/procedures';
import { accountHolderOf, localDate, unitNameOn } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { contentOnce, type ContentOnce } from '../catalogue/content-at-hand.ts';
import { procedureColumns, procedureOf, type ProcedureRow } from '../catalogue/procedure-store.ts';
import { readingOf } from '../catalogue/search-store.ts';
import type { ProceduresTables } from '../tables.ts';
import { draftOf, type DraftRow, type StoredDraft } from './draft-store.ts';
import { lastApplicant, type Applicant } from './earlier-answers.ts';
import { mayHaveFiled } from './same-filing.ts';

/** A draft with the procedure that it was begun for. */
interface Drafted {
  readonly draft: StoredDraft;
  readonly procedure: Procedure;
}

type DraftedRow = DraftRow & ProcedureRow;

/** What both statements below read, of a draft called `taken`. */
const draftedColumns = (once: ContentOnce, now: Date) => sql`taken.*, p.code as procedure_code,
  ${unitNameOn(sql.ref('taken.unit_id'), now)} as unit_name, ${procedureColumns(once)}, ${accountHolderOf(sql.ref('taken.person_id'))} as holder`;
const itsProcedure = sql`join procedure_version v on v.id = taken.procedure_version_id join procedure p on p.id = v.procedure_id
  ${readingOf}`;

function draftedOf(row: DraftedRow, once: ContentOnce, now: Date): Drafted {
  const { code, versionId, validFrom, validTo, name, field, ministry, levels, handlers, settledBy, warnings, content } =
    row;
  const { shortName, sentence, lifeEvents, writtenBy, writtenOn } = row;
  const law = { code, versionId, validFrom, validTo, name, field, ministry, levels, handlers, settledBy, warnings };
  const columns = { ...law, shortName, sentence, lifeEvents, writtenBy, writtenOn };
  return { draft: draftOf(row), procedure: procedureOf({ ...columns, content }, once, localDate(now)) };
}

/** The person's own draft to look at, with its procedure and what they last said of an applicant, in one statement. */
export async function readDraft(
  db: Kysely<ProceduresTables>,
  own: { readonly id: string; readonly personId: string | null; readonly now: Date },
): Promise<(Drafted & { readonly last: Applicant | null }) | undefined> {
  const once = contentOnce();
  const { rows } = await sql<DraftedRow & { last: Applicant | null }>`
    select ${draftedColumns(once, own.now)}, ${lastApplicant(sql.ref('taken.person_id'))} as last
    from draft taken ${itsProcedure} where taken.id = ${own.id} and taken.person_id = ${own.personId}`.execute(db);
  const [row] = rows;
  return row && { ...draftedOf(row, once, own.now), last: row.last };
}

/** Takes the person's own draft away to be filed, with the procedure that it was begun for, in one statement; undefined when
 * there is none. A refusal of the act gives it back. */
export async function takeDraft(
  db: Kysely<ProceduresTables>,
  own: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<(Drafted & { readonly hasFiledBefore: boolean }) | undefined> {
  const once = contentOnce();
  const { rows } = await sql<DraftedRow & { hasFiledBefore: boolean }>`
    with taken as (delete from draft where id = ${own.id} and person_id = ${own.personId} returning *)
    select ${draftedColumns(once, own.now)}, ${mayHaveFiled(own.personId, own.now)} as "hasFiledBefore"
    from taken ${itsProcedure}`.execute(db);
  const [row] = rows;
  return row && { ...draftedOf(row, once, own.now), hasFiledBefore: row.hasFiledBefore };
}
