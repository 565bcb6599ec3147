import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** Units with everything below them, as a query of one column. */
export const unitsBelow = (units: readonly string[]): RawBuilder<unknown> =>
  sql`select c.descendant_id as unit_id from unit_closure c where c.ancestor_id = any(${units}::uuid[])`;

/** Units with everything above them, as a query of one column. */
export const unitsAbove = (units: readonly string[]): RawBuilder<unknown> =>
  sql`select c.ancestor_id as unit_id from unit_closure c where c.descendant_id = any(${units}::uuid[])`;

/** Everything below a unit and itself with its distance (0: itself), to be joined. */
export const distancesBelow = (unitId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`lateral (select unit_closure.descendant_id as unit_id, unit_closure.depth as distance
    from unit_closure where unit_closure.ancestor_id = ${unitId})`;

/** Ids of one or several units (columns that may be null) and of everything above them as an array: where somebody has to
 * hold a permission to reach what lives there (`Place.ancestors`). Without an alias that could hide a column of the caller's. */
export const ancestorsOf = (...unitIds: readonly RawBuilder<unknown>[]): RawBuilder<string[]> =>
  sql<string[]>`array(
    select unit_closure.ancestor_id::text from unit_closure where unit_closure.descendant_id in (${sql.join(unitIds)}))`;

/** Ids of a unit and of everything above it; empty for a unit that does not exist. */
export async function readAncestors<T extends KernelTables>(db: Kysely<T>, unitId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: string[] }>`select ${ancestorsOf(sql`${unitId}::uuid`)} as ids`.execute(db);
  return rows[0]?.ids ?? [];
}

/** For every unit the ids of itself and of everything above it. */
export async function readAllAncestors(db: Kysely<KernelTables>): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('unit_closure').select(['descendant_id', 'ancestor_id']).execute();
  const known = new Map<string, string[]>();
  for (const { descendant_id: unit, ancestor_id: above } of rows) {
    const list = known.get(unit);
    if (list) list.push(above);
    else known.set(unit, [above]);
  }
  return known;
}
