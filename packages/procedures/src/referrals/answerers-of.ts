import { colleaguesOf, unitsBelow, type Candidate } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

const byName = new Intl.Collator('vi');

/** Who can answer what a unit is asked, or do something else there: people of the unit, of what is below it, and of the body above it, who hold a role that may. Two
 * statements. */
export async function answerersOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  unitId: string,
  permission = 'procedures.referral.answer',
): Promise<readonly Candidate[]> {
  const { rows } = await sql<{ unitIds: string[]; roles: string[] }>`
    select array(${unitsBelow([unitId])}) as "unitIds",
      array(select r.key from role r where ${permission} = any(r.permissions)) as roles`.execute(db);
  const [where] = rows;
  if (where === undefined) return [];
  return (await colleaguesOf(db, where, now)).toSorted((a, b) => byName.compare(a.name, b.name));
}
