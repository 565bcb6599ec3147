import { formatInstant } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

/** Who changed a dossier last and when, to tell somebody whose view of it is old. */
export async function findLastChange(
  db: Kysely<ProceduresTables>,
  dossierId: string,
): Promise<{ who: string | null; when: string | null }> {
  const found = await sql<{ name: string | null; at: Date }>`
    select p.name, e.at from event e left join person p on p.id = e.actor_id
    where e.subject_id = ${dossierId}::uuid order by e.at desc, e.position desc limit 1`.execute(db);
  const row = found.rows[0];
  return { who: row?.name ?? null, when: row ? formatInstant(row.at) : null };
}
