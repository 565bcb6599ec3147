import { formsForProcedure, paperResultOf, type ProceduresTables } from '@dongbo/procedures';
import type { Procedure } from '@dongbo/contract/procedures';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const generalForms = 'applicant,general-request';

/** Codes of real procedures that communes settle, over the counter and online, without a form of their own and with a result that may come electronically: one of each
 * field, as many as there are. */
export async function chooseProcedures(db: Kysely<ProceduresTables>, count: number): Promise<string[]> {
  const { rows } = await sql<{ field: string; code: string; day: string; results: Procedure['results'] }>`
    select v.field, p.code, v.valid_from::text as day, v.content -> 'results' as results from procedure_version v join procedure p on p.id = v.procedure_id
    where v.valid_to is null and v.settled_by in ('commune', 'both') and v.fileable
      and v.channels @> '[{"channel": "ONLINE"}]' and v.channels @> '[{"channel": "DIRECT"}]'
    order by v.field, p.code`.execute(db);
  const chosen = new Map<string, string>();
  for (const { field, code, day, results } of rows) {
    const forms = formsForProcedure(code, day).map(({ key }) => key);
    const isElectronic = paperResultOf(results, day) === null;
    if (!chosen.has(field) && isElectronic && forms.join(',') === generalForms) chosen.set(field, code);
  }
  return [...chosen.values()].slice(0, count);
}
