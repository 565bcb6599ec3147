import { staffingOf, type StaffedStep } from '@dongbo/kernel';
import type { DossierProcess } from '@dongbo/contract/procedures';
import { sql, type Kysely } from 'kysely';
import { processJson, readProcess } from '../processes/process-store.ts';
import type { ProceduresTables } from '../tables.ts';
import { stepsOfRoutes, type RoutedField, type StaffedUnit } from './staffed-steps-rule.ts';
import { routeOf, type RoutedProcedure } from './route.ts';

/** What is settled here today, one row for each field and way through the province. */
async function readFields(db: Kysely<ProceduresTables>, now: Date): Promise<readonly RoutedField[]> {
  const { rows } = await sql<RoutedProcedure & { readonly code: string }>`
    select p.code, v.settled_by as "settledBy", v.handlers, v.ministry, v.field
    from procedure_version v join procedure p on p.id = v.procedure_id,
      (select (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today) day
    where v.settled_by is not null and v.valid_from <= day.today and (v.valid_to is null or v.valid_to >= day.today)
    order by p.code`.execute(db);
  const fields = new Map<string, { readonly route: RoutedField['route']; readonly field: string; codes: string[] }>();
  for (const procedure of rows) {
    const route = routeOf(procedure);
    const key = JSON.stringify([procedure.field, route]);
    const known = fields.get(key);
    if (known) known.codes.push(procedure.code);
    else fields.set(key, { route, field: procedure.field, codes: [procedure.code] });
  }
  return [...fields.values()];
}

async function readUnits(db: Kysely<ProceduresTables>): Promise<readonly StaffedUnit[]> {
  const { rows } = await sql<StaffedUnit>`
    select u.id, u.kind, u.function_key as "functionKey", u.parent_id as "parentId" from unit u where u.valid_to is null order by u.code`.execute(
    db,
  );
  return rows;
}

/** The processes with which dossiers start today, by their keys. */
async function readProcesses(
  db: Kysely<ProceduresTables>,
  now: Date,
): Promise<Readonly<Record<string, DossierProcess>>> {
  const keys = ['commune-default', 'province-default', 'province-committee'];
  const { rows } = await sql<{ key: string; process: { id: string; definition: unknown } | null }>`
    select k.key, ${processJson(sql.ref('k.key'), now)} as process from unnest(${keys}::text[]) as k(key)`.execute(db);
  return Object.fromEntries(
    rows.flatMap(({ key, process }) => (process === null ? [] : [[key, readProcess(process.id, process.definition)]])),
  );
}

/** Where dossiers need people: every step of the processes with which they start today, at every unit through which they pass. A result in
 * the same visit needs nobody beside those, and is left out. Three statements. */
export const dossierStaffing = staffingOf<ProceduresTables>()({
  async steps(db, now): Promise<readonly StaffedStep[]> {
    return stepsOfRoutes(await readFields(db, now), await readUnits(db), await readProcesses(db, now));
  },
});
