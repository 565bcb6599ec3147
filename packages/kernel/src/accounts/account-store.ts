import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { normaliseUsername } from '../session/session-store.ts';
import { noteAccountChange, type AccountChange, type ChangeParts } from './account-change.ts';
import { findAdministrators } from './administrators.ts';
import { makeInvitation, type Invitation } from './invitations.ts';

type Db = Kysely<KernelTables>;

/** Names of accounts: small letters and digits, parted by single dots, hyphens or underscores. */
const usernameForm = /^[a-z0-9]+([._-][a-z0-9]+)*$/;

/** Can an account be called so? 3 to 60 characters, once brought to one form. */
export function isUsername(typed: string): boolean {
  const username = normaliseUsername(typed);
  return username.length >= 3 && username.length <= 60 && usernameForm.test(username);
}

/** Gives a person a local account that has no password yet: nobody signs in with it before its holder has chosen one by a one-time
 * link. One statement; the caller notes the change.
 * @returns `username-taken`: somebody else is called so; `has-account`: the person has one already, which stays as it is. */
export async function createAccount(
  db: Db,
  { personId, username, now }: { readonly personId: string; readonly username: string; readonly now: Date },
): Promise<'made' | 'username-taken' | 'has-account'> {
  if (!isUsername(username)) throw new Error('Not the name of an account: ask isUsername before');
  const { rows } = await sql<{ made: boolean; had: boolean }>`
    with made as (
      insert into account (person_id, username, password_hash, unused_since)
      values (${personId}, ${normaliseUsername(username)}, null, ${now}) on conflict do nothing returning 1)
    select exists (select from made) as made, exists (select from account where person_id = ${personId}) as had`.execute(
    db,
  );
  const [row] = rows;
  if (row?.made === true) return 'made';
  return row?.had === true ? 'has-account' : 'username-taken';
}

/** Why and by whom something is done to an account. */
export interface Deed extends ChangeParts {
  readonly personId: string;
  readonly reason: string | null;
  /** Null: the platform itself, or its terminal. */
  readonly by: string | null;
}

const changeBy = ({ personId, reason, by }: Deed, what: string, facts: AccountChange['facts'] = {}): AccountChange => ({
  personId,
  what,
  reason,
  by,
  facts,
});

/** `closed`: by an administrator; `idle`: nobody used it; `own`: by its holder. */
export type Closing = 'closed' | 'idle' | 'own';

/** Closes an account: its sessions and open links end, what its holder did stays. Two who close at once wait for each other, so that the
 * last administrator who can still sign in stays. Needs a transaction.
 * @returns `not-open`: there is none, or it is closed already; `last-administrator`: it stays open. */
export async function closeAccount(
  db: Db,
  { as, ...deed }: Deed & { readonly as: Closing },
): Promise<'closed' | 'not-open' | 'last-administrator'> {
  const { personId, now } = deed;
  await sql`select pg_advisory_xact_lock(hashtext('dongbo close account'))`.execute(db);
  const administrators = await findAdministrators(db, now);
  if (administrators.length === 1 && administrators[0] === personId) return 'last-administrator';
  const { rows } = await sql`
    with closed as (
      update account set disabled_at = ${now}, disabled_reason = ${as}
      where person_id = ${personId} and disabled_at is null returning 1),
    ended as (delete from session where exists (select from closed) and person_id = ${personId}),
    withdrawn as (
      update account_invitation set withdrawn_at = ${now}
      where exists (select from closed) and person_id = ${personId} and used_at is null and withdrawn_at is null)
    select from closed`.execute(db);
  if (rows.length === 0) return 'not-open';
  await noteAccountChange(db, changeBy(deed, 'closed', { as }), deed);
  return 'closed';
}

/** Opens a closed account again, with the password that it had; days without use are counted anew.
 * @returns false: there is none, or it is open. */
export async function reopenAccount(db: Db, deed: Deed): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ disabled_at: null, disabled_reason: null, unused_since: deed.now, idle_warned_at: null })
    .where('person_id', '=', deed.personId)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await noteAccountChange(db, changeBy(deed, 'reopened'), deed);
  return true;
}

/** Takes the password of an account away, ends its sessions and makes a one-time link in its place.
 * @returns null: there is no such account, or it is closed. */
export async function resetPassword(db: Db, deed: Deed & { readonly deviceKey: Buffer }): Promise<Invitation | null> {
  const { personId, now, by, deviceKey } = deed;
  const { rows } = await sql<{ had: boolean }>`
    with old as (
      select password_hash from account where person_id = ${personId} and disabled_at is null for update),
    kept as (
      insert into account_password_history (person_id, at, password_hash)
      select ${personId}, ${now}, password_hash from old where password_hash is not null on conflict do nothing)
    update account set password_hash = null, must_change = false from old where person_id = ${personId}
    returning old.password_hash is not null as had`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  await endSessionsOf(db, personId);
  await noteAccountChange(db, changeBy(deed, 'password-reset'), deed);
  const purpose = row.had ? 'reset' : 'first';
  return await makeInvitation(db, { personId, purpose, madeBy: by, now, newId: () => deed.newId(), deviceKey });
}

/** Ends all sessions of a person, on every device; how many those were. */
export async function endSessionsOf(db: Db, personId: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('session').where('person_id', '=', personId).executeTakeFirst();
  return Number(numDeletedRows);
}
