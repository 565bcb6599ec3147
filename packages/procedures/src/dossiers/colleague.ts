import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { HeldRole } from './dossier-actor.ts';

/** A person to whom work is handed, with the roles held now. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly identityNumber: string | null;
  readonly held: readonly HeldRole[];
}

/** Undefined for who has no account that is in use. One statement. */
export async function findColleague(
  db: Kysely<ProceduresTables>,
  personId: string,
  now: Date,
): Promise<Colleague | undefined> {
  const found = await sql<Colleague>`
    select p.id, p.name, p.identity_number as "identityNumber", coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role_key, 'unitId', g.unit_id, 'field', g.field))
      from role_grant g where g.person_id = p.id and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})), '[]') as held
    from person p join account a on a.person_id = p.id and a.disabled_at is null
    where p.id = ${personId}::uuid`.execute(db);
  return found.rows[0];
}
