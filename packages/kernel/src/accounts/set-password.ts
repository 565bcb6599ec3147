import { passwordFaults, type PasswordFault, type PasswordStrength } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { hashPassword, isPassword } from '../identity/password.ts';
import { isCommonPassword } from './guessable-password.ts';
import { passwordPolicy } from './password-policy.ts';

type Db = Kysely<KernelTables>;

/** What has to be known of an account before its password is chosen. */
export interface PasswordAccount {
  readonly personId: string;
  readonly username: string;
  readonly personName: string;
  /** Null: it has none, because it is new or was reset. */
  readonly passwordHash: string | null;
  readonly hasSecondFactor: boolean;
}

/** What the passwords of an account have to be. */
export const strengthOf = ({ hasSecondFactor }: Pick<PasswordAccount, 'hasSecondFactor'>): PasswordStrength =>
  hasSecondFactor ? passwordPolicy.withSecondFactor : passwordPolicy.withoutSecondFactor;

const codeOf = {
  'too-short': 'password.too-short',
  'few-kinds': 'password.few-kinds',
  'holds-name': 'password.holds-name',
} as const satisfies Record<PasswordFault, string>;

/** Why a password cannot be taken, with what its text says of it. */
export interface PasswordRefusal {
  readonly code: (typeof codeOf)[PasswordFault] | 'password.common' | 'password.used-before';
  readonly facts: Readonly<Record<string, number>>;
}

/** Was this the password, or one of the last ones? Compares one after the other: some tenths of a second, once in months. */
async function isUsedBefore(db: Db, { personId, passwordHash }: PasswordAccount, password: string): Promise<boolean> {
  const kept = await db
    .selectFrom('account_password_history')
    .select('password_hash')
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .limit(passwordPolicy.remembered - (passwordHash === null ? 0 : 1))
    .execute();
  const hashes = [...(passwordHash === null ? [] : [passwordHash]), ...kept.map((row) => row.password_hash)];
  for (const hash of hashes) if (await isPassword(hash, password)) return true;
  return false;
}

/** The first thing that a password lacks, whoever's it will be; null: it can be taken. `names`: what it may not hold. Pure. */
export function refusalOfNewPassword(
  password: string,
  { names, ...account }: Pick<PasswordAccount, 'hasSecondFactor'> & { readonly names: readonly string[] },
): PasswordRefusal | null {
  const strength = strengthOf(account);
  const [fault] = passwordFaults(password, strength, names);
  if (fault !== undefined) return { code: codeOf[fault], facts: { ...strength } };
  return isCommonPassword(password) ? { code: 'password.common', facts: {} } : null;
}

/** The first thing that a new password of an account lacks; null: it can be taken. */
export async function refusalOfPassword(
  db: Db,
  account: PasswordAccount,
  password: string,
): Promise<PasswordRefusal | null> {
  const { hasSecondFactor, username, personName } = account;
  const refusal = refusalOfNewPassword(password, { hasSecondFactor, names: [username, personName] });
  if (refusal !== null) return refusal;
  if (await isUsedBefore(db, account, password))
    return { code: 'password.used-before', facts: { remembered: passwordPolicy.remembered } };
  return null;
}

interface NewPassword {
  readonly account: Pick<PasswordAccount, 'personId' | 'passwordHash'>;
  readonly password: string;
  readonly now: Date;
  /** The link by which it is chosen; it ends with it. Null: its holder knows the password of before. */
  readonly invitationId: string | null;
  /** The session that stays open; null: none. */
  readonly keptSession: Buffer | null;
  readonly changeId: string;
  readonly what: 'activated' | 'password-changed';
}

/** Puts a password in the place of the one that was read, remembers the one of before, ends the other sessions of the account and notes
 * the change: one statement, all or nothing.
 * @returns false: the link has ended, the account was closed or its password changed meanwhile. */
export async function putPassword(db: Db, chosen: NewPassword): Promise<boolean> {
  const { account, now, invitationId } = chosen;
  const { personId, passwordHash } = account;
  const hash = await hashPassword(chosen.password);
  const { rows } = await sql<{ done: boolean }>`
    with claimed as (
      update account_invitation set used_at = ${now}
      where id = ${invitationId}::uuid and used_at is null and withdrawn_at is null and expires_at > ${now} returning 1),
    changed as (
      update account set password_hash = ${hash}, password_set_at = ${now}, must_change = false, unused_since = ${now}
      where person_id = ${personId} and disabled_at is null and password_hash is not distinct from ${passwordHash}::text
        and (${invitationId}::uuid is null or exists (select from claimed)) returning 1),
    kept as (
      insert into account_password_history (person_id, at, password_hash)
      select ${personId}, ${now}, ${passwordHash}::text from changed where ${passwordHash}::text is not null
      on conflict do nothing),
    forgotten as (
      delete from account_password_history where exists (select from changed) and person_id = ${personId} and at in (
        select at from account_password_history where person_id = ${personId}
        order by at desc offset ${passwordPolicy.remembered - 1})),
    ended as (
      delete from session where exists (select from changed) and person_id = ${personId}
        and token_hash is distinct from ${chosen.keptSession}::bytea),
    noted as (
      insert into account_change (id, person_id, what, by_person, at)
      select ${chosen.changeId}, ${personId}, ${chosen.what}, ${personId}, ${now}::timestamptz from changed)
    select exists (select from changed) as done`.execute(db);
  return rows[0]?.done === true;
}
