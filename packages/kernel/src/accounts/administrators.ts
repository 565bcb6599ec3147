import { allEndpoints } from '@dongbo/contract/all';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Actor } from '../identity/actor.ts';

/** Names of the endpoints that change accounts, rights or settings of others. */
export const administrationOperations: readonly string[] = allEndpoints
  .filter(({ administration }) => administration)
  .map(({ name }) => name);

const administers = new Set(administrationOperations);

/** Does the actor hold an operation of administration anywhere? Such people have shorter sessions and passwords that grow old. */
export const isAdministrator = ({ grants }: Pick<Actor, 'grants'>): boolean =>
  grants.some(({ permissions }) => permissions.some((name) => administers.has(name)));

/** Who administers this installation now: people who can sign in (their account is open and has a password) and hold an operation of
 * administration. Demonstration accounts are none.
 * @returns ids of people, in no order. */
export async function findAdministrators(db: Kysely<KernelTables>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct account.person_id as id
    from account join person on person.id = account.person_id and not person.demonstration
      join role_grant g on g.person_id = account.person_id and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})
      join role r on r.key = g.role_key and r.permissions && ${administrationOperations}::text[]
    where account.disabled_at is null and account.password_hash is not null`.execute(db);
  return rows.map(({ id }) => id);
}
