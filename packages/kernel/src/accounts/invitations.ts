import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { passwordPolicy } from './password-policy.ts';

/** `first`: an account without a password yet; `reset`: in place of one that is forgotten or no longer trusted. */
export type InvitationPurpose = 'first' | 'reset';

export interface Invitation {
  readonly id: string;
  readonly personId: string;
  /** Stands in the link: shown once, stored only as its hash. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface InvitationParts {
  readonly purpose: InvitationPurpose;
  /** Who invites; null: the terminal of the installation. */
  readonly madeBy: string | null;
  readonly now: Date;
  newId(): string;
  /** `ctx.deviceKey`: the secret of a link is derived from the installation's. */
  readonly deviceKey: Buffer;
}

/** What is stored of the secret in a link. */
export const hashOfInvitation = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The secret of an invitation by its id: who prints or sends letters later computes it again, and no answer, job or row has to hold
 * it. 43 characters of base64url. */
export function invitationToken(deviceKey: Buffer, invitationId: string): string {
  const key = Buffer.from(hkdfSync('sha256', deviceKey, '', 'dongbo invitation', 32));
  return createHmac('sha256', key).update(invitationId).digest('base64url');
}

/** Makes one-time links with which people choose their passwords; whatever link a person had open before ends. One statement for any
 * number. The answer of an operation must not hold the token (answers are kept): answer the id, and let a read that is not kept compute
 * it by `invitationToken`. */
export async function makeInvitations(
  db: Kysely<KernelTables>,
  personIds: readonly string[],
  { purpose, madeBy, now, newId, deviceKey }: InvitationParts,
): Promise<Invitation[]> {
  if (personIds.length === 0) return [];
  const expiresAt = new Date(now.getTime() + passwordPolicy.invitationMs[purpose]);
  const invitations = personIds.map((personId) => {
    const id = newId();
    return { id, personId, token: invitationToken(deviceKey, id), expiresAt };
  });
  const rows = invitations.map(({ id, personId, token }) => ({
    id,
    personId,
    hash: hashOfInvitation(token).toString('hex'),
  }));
  // Counting what was withdrawn puts it first: of a person one invitation is open at a time.
  await sql`
    with withdrawn as (
      update account_invitation set withdrawn_at = ${now}
      where person_id = any(${personIds}::uuid[]) and used_at is null and withdrawn_at is null returning 1)
    insert into account_invitation (id, person_id, token_hash, purpose, made_by, made_at, expires_at)
    select id, "personId", decode(hash, 'hex'), ${purpose}, ${madeBy}::uuid, ${now}::timestamptz, ${expiresAt}::timestamptz
    from (select count(*) from withdrawn) as before, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as i(id uuid, "personId" uuid, hash text)`.execute(db);
  return invitations;
}

/** Makes a one-time link for one person, as `makeInvitations` does. */
export async function makeInvitation(
  db: Kysely<KernelTables>,
  { personId, ...parts }: InvitationParts & { readonly personId: string },
): Promise<Invitation> {
  const [invitation] = await makeInvitations(db, [personId], parts);
  if (invitation === undefined) throw new Error('An invitation was not made');
  return invitation;
}

/** Puts an invitation whose secret was made elsewhere, and of which only the hash came in, in the place of whatever was open.
 * @returns until when it holds. */
export async function putInvitation(
  db: Kysely<KernelTables>,
  invitation: Pick<InvitationParts, 'purpose' | 'madeBy' | 'now'> & {
    readonly id: string;
    readonly personId: string;
    readonly hash: Buffer;
  },
): Promise<Date> {
  const { id, personId, purpose, madeBy, now, hash } = invitation;
  const expiresAt = new Date(now.getTime() + passwordPolicy.invitationMs[purpose]);
  await withdrawInvitations(db, [personId], now);
  await db
    .insertInto('account_invitation')
    .values({
      id,
      person_id: personId,
      token_hash: hash,
      purpose,
      made_by: madeBy,
      made_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return expiresAt;
}

/** Ends the links of people that are open; those who have none stay as they are. */
export async function withdrawInvitations(
  db: Kysely<KernelTables>,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('account_invitation')
    .set({ withdrawn_at: now })
    .where('person_id', 'in', personIds)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}
