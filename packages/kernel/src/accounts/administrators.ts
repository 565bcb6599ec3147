import { allEndpoints } from '@dongbo/contract/all';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Actor } from '../identity/actor.ts';
import { holdersWhoSignIn } from '../organisation/holders-of.ts';

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
  return await holdersWhoSignIn(db, administrationOperations, now);
}
