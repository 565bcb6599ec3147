import { agencyOf, unitJson, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** The bodies that took part because they were asked for an opinion or a task, each once, in the order in which they
 * were asked. What was taken back asked nobody, and what the settling agency does itself is no coordination. One statement, and none
 * for a dossier that asked nobody. */
export async function readCoordinatingAgencies(
  { db, now }: Pick<Context, 'db' | 'now'>,
  dossier: StoredDossier,
): Promise<string[]> {
  if (dossier.referrals === 0) return [];
  const { rows } = await sql<{ unit: UnitFacts }>`
    select ${unitJson(sql.ref('r.unit_id'), now)} as unit from referral r
    where r.dossier_id = ${dossier.id}::uuid and r.state <> 'withdrawn'
    order by r.ordinal`.execute(db);
  const own = new Set([dossier.competent.id, dossier.division?.id]);
  return [...new Set(rows.filter(({ unit }) => !own.has(unit.id)).map(({ unit }) => agencyOf(unit).fullName))];
}
