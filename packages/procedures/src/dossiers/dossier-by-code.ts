import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { livesInReach } from './dossier-reach.ts';
import {
  all,
  besideDossier,
  filedWithin,
  foundColumns,
  furtherFilters,
  otherDays,
  type DossierSearch,
  type FoundDossier,
} from './found-dossier.ts';

/** The dossier of a whole code, newest first with those whose longer code begins so. A statement for the counter, where
 * codes are scanned all day: it is prepared once, while a search by words is planned for its words. */
export async function searchByCode(
  db: Kysely<ProceduresTables>,
  search: DossierSearch,
  code: RawBuilder<boolean>,
): Promise<FoundDossier[]> {
  const { actor, permission, procedureCode, limit, now } = search;
  const filters: RawBuilder<unknown>[] = [
    livesInReach(actor, [permission]),
    filedWithin(search, 'd'),
    ...furtherFilters(search),
  ];
  const days = otherDays(search);
  if (days) filters.push(days);
  if (procedureCode) filters.push(sql`p.code = ${procedureCode}`);
  // The fence keeps the planner from beginning with a filter, or with all dossiers in order.
  const { rows } = await sql<FoundDossier>`
    select ${foundColumns(now)}
    from (select * from dossier d where ${code} offset 0) d
    ${besideDossier}
    where ${all(filters)}
    order by d.submitted_at desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}
