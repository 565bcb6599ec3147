import type { AccountState } from '@dongbo/contract/administration';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { accountStateOn } from './account-state.ts';
import { inOfficialSpace } from './official-space.ts';
import { isPersonInReach } from './people-reach.ts';

/** An official with an account, as acts on it need them. */
export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly state: AccountState;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly lastSignedInAt: Date | null;
}

/** The account of an official within reach; somebody out of reach and nobody are one. One statement.
 * @throws GeneralError `not-found` */
export async function findAccount(ctx: Context, permission: string, personId: string): Promise<StoredAccount> {
  const { rows } = await sql<StoredAccount>`
    select p.id, p.name, a.username, ${accountStateOn(ctx.now)} as state, p.identity_number as "identityNumber", p.phone, p.email,
      a.last_signed_in_at as "lastSignedInAt"
    from account a join person p on p.id = a.person_id and p.kind = 'official'
    where p.id = ${personId}::uuid and (${isPersonInReach(ctx.actor, permission)})`.execute(ctx.db);
  const account = rows[0] ?? notFound();
  ctx.about(account.id);
  return account;
}

/** The same for an act: in the official space, and not on one's own account. */
export async function findOther(
  ctx: Context & { refuse(code: 'account.official-only' | 'account.own'): never },
  permission: string,
  personId: string,
): Promise<StoredAccount> {
  const account = await findAccount(ctx, permission, personId);
  inOfficialSpace(ctx);
  return account.id === ctx.actor.personId ? ctx.refuse('account.own') : account;
}
