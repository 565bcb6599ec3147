import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { scopesOf, type Actor } from '../identity/actor.ts';

/** Is the permission held for the whole province? Audit entries belong to no unit, so nothing less will do. */
export const provinceHeldSql = (actor: Actor, permission: string) => {
  const units = scopesOf(actor, permission)
    .filter((scope) => scope.field === null)
    .map((scope) => scope.unitId);
  return sql<boolean>`(${actor.kind === 'system'} or exists (
    select from unit where id = any(${units}::uuid[]) and kind = 'province'))`;
};

export async function holdsForProvince(db: Kysely<KernelTables>, actor: Actor, permission: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select ${provinceHeldSql(actor, permission)} as held`.execute(db);
  return rows[0]?.held === true;
}
