import type { Procedure } from '@dongbo/contract/procedures';
import { localDate, unitNameOn } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { procedureColumns, procedureOf, type ProcedureRow } from '../catalogue/procedure-store.ts';
import { readingOf } from '../catalogue/search-store.ts';
import type { ProceduresTables } from '../tables.ts';
import { filingPolicy } from './filing-policy.ts';
import { draftOf, type DraftRow, type StoredDraft } from './draft-store.ts';

/** What the person filed for the same procedure shortly before. */
export interface EarlierFiling {
  readonly id: string;
  readonly code: string;
  readonly at: string;
  readonly answers: unknown;
}

/** Takes the person's own draft away to be filed, with the procedure that it was begun for, in one statement; undefined when
 * there is none. A refusal of the act gives it back. */
export async function takeDraft(
  db: Kysely<ProceduresTables>,
  own: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<{ draft: StoredDraft; procedure: Procedure; before: readonly EarlierFiling[] } | undefined> {
  const since = new Date(own.now.getTime() - filingPolicy.sameFilingMs);
  const { rows } = await sql<DraftRow & ProcedureRow & { before: readonly EarlierFiling[] }>`
    with taken as (delete from draft where id = ${own.id} and person_id = ${own.personId} returning *)
    select taken.*, p.code as procedure_code, ${unitNameOn(sql.ref('taken.unit_id'), own.now)} as unit_name, ${procedureColumns}, (
      select coalesce(json_agg(json_build_object('id', e.id, 'code', e.code, 'at', e.submitted_at, 'answers', e.answers)), '[]')
      from (select d.id, d.code, d.submitted_at, d.answers
        from dossier d join procedure_version dv on dv.id = d.procedure_version_id
        where d.person_id = ${own.personId} and d.submitted_at > ${since} and dv.procedure_id = v.procedure_id
        order by d.submitted_at desc limit 20) e) as before
    from taken join procedure_version v on v.id = taken.procedure_version_id join procedure p on p.id = v.procedure_id
    ${readingOf}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { code, versionId, validFrom, validTo, name, field, ministry, levels, handlers, settledBy, warnings, content } =
    row;
  const { shortName, sentence, lifeEvents, writtenBy, writtenOn } = row;
  const law = { code, versionId, validFrom, validTo, name, field, ministry, levels, handlers, settledBy, warnings };
  const columns = { ...law, shortName, sentence, lifeEvents, writtenBy, writtenOn };
  return {
    draft: draftOf(row),
    procedure: procedureOf({ ...columns, content }, localDate(own.now)),
    before: row.before,
  };
}
