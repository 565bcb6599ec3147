import type { Procedure } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { procedureColumns, procedureOf, type ProcedureRow } from '../catalogue/procedure-store.ts';
import { readingOf } from '../catalogue/search-store.ts';
import { nameOfUnitOn } from '../routing/unit-name-on.ts';
import type { ProceduresTables } from '../tables.ts';
import { draftOf, type DraftRow, type StoredDraft } from './draft-store.ts';

/** Takes the person's own draft away to be filed, with the procedure that it was begun for, in one statement; undefined when
 * there is none. A refusal of the act gives it back. */
export async function takeDraft(
  db: Kysely<ProceduresTables>,
  own: { readonly id: string; readonly personId: string; readonly now: Date },
): Promise<{ draft: StoredDraft; procedure: Procedure } | undefined> {
  const { rows } = await sql<DraftRow & ProcedureRow>`
    with taken as (delete from draft where id = ${own.id} and person_id = ${own.personId} returning *)
    select taken.*, unit_name.name as unit_name, ${procedureColumns}
    from taken join procedure_version v on v.id = taken.procedure_version_id join procedure p on p.id = v.procedure_id ${readingOf}
    left join unit_name on unit_name.unit_id = taken.unit_id and ${nameOfUnitOn(own.now)}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { code, versionId, validFrom, validTo, name, field, ministry, levels, handlers, settledBy, warnings, content } =
    row;
  const { shortName, sentence, lifeEvents, writtenBy, writtenOn } = row;
  const law = { code, versionId, validFrom, validTo, name, field, ministry, levels, handlers, settledBy, warnings };
  const columns = { ...law, shortName, sentence, lifeEvents, writtenBy, writtenOn };
  return { draft: draftOf(row), procedure: procedureOf({ ...columns, content }, localDate(own.now)) };
}
