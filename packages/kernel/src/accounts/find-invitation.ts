import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { hashOfInvitation, type InvitationPurpose } from './invitations.ts';
import type { PasswordAccount } from './set-password.ts';

export interface OpenInvitation extends PasswordAccount {
  readonly id: string;
  readonly purpose: InvitationPurpose;
  readonly expiresAt: Date;
}

/** The invitation of a link's secret with its account, if it holds now: unknown, used, withdrawn and expired ones, and those of closed
 * accounts, are the same from outside. One statement. */
export async function findInvitation(
  db: Kysely<KernelTables>,
  token: string,
  now: Date,
): Promise<OpenInvitation | null> {
  const { rows } = await sql<OpenInvitation>`
    select i.id, i.purpose, i.expires_at as "expiresAt", i.person_id as "personId", account.username, person.name as "personName",
      account.password_hash as "passwordHash",
      exists (select from second_factor f where f.person_id = i.person_id and f.confirmed_at is not null) as "hasSecondFactor"
    from account_invitation i
      join account on account.person_id = i.person_id and account.disabled_at is null
      join person on person.id = i.person_id
    where i.token_hash = ${hashOfInvitation(token)} and i.used_at is null and i.withdrawn_at is null and i.expires_at > ${now}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** A name by which its bearer knows it and nobody else learns it: the first letter of each word. */
export const maskedName = (name: string): string =>
  name
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0] ?? ''}***`)
    .join(' ');
