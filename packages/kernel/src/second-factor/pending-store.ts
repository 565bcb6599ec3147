import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { isForgiven, type SignInCount } from '../session/sign-in-counts.ts';
import { asRecords, hashOfToken } from '../session/session-store.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';

type Db = Kysely<KernelTables>;

export interface PendingSignIn {
  readonly personId: string | null;
  readonly username: string | null;
  readonly challenge: string | null;
}

/** Begins the second step of a sign-in in one browser and gives back what the try of the password took: that was right. Answers the
 * secret for the browser's cookie. One statement. */
export async function beginSecondStep(
  db: Db,
  begun: {
    readonly personId: string | null;
    readonly challenge?: string;
    readonly counts: readonly SignInCount[];
    readonly now: Date;
  },
): Promise<string> {
  const { personId, challenge = null, counts, now } = begun;
  const token = randomBytes(32).toString('base64url');
  const forgiven = counts.filter(isForgiven).map(({ key }) => Buffer.from(key, 'hex'));
  const shared = counts.filter((count) => !isForgiven(count));
  const end = new Date(now.getTime() + secondFactorPolicy.pendingMs);
  await sql`
    with forgiven as (delete from sign_in_try where key = any(${forgiven}::bytea[])),
    given_back as (
      update sign_in_try t set misses = greatest(0, t.misses - 1),
        wait_until = case when t.misses - 1 < a.free then null else t.wait_until end
      from jsonb_to_recordset(${asRecords(shared)}::jsonb) as a(key text, free integer) where t.key = decode(a.key, 'hex'))
    insert into pending_sign_in (token_hash, person_id, challenge, created_at, expires_at)
    values (${hashOfToken(token)}, ${personId}::uuid, ${challenge}, ${now}, ${end})`.execute(db);
  return token;
}

/** The sign-in that this browser has begun; null: there is none, it is over, or its account may not sign in any more. */
export async function findSecondStep(
  db: Db,
  token: string | null | undefined,
  now: Date,
): Promise<PendingSignIn | null> {
  if (token === null || token === undefined) return null;
  const { rows } = await sql<{ person_id: string | null; username: string | null; challenge: string | null }>`
    select p.person_id, a.username, p.challenge
    from pending_sign_in p left join account a on a.person_id = p.person_id and a.disabled_at is null
    where p.token_hash = ${hashOfToken(token)} and p.expires_at > ${now} and (p.person_id is null or a.username is not null)`.execute(
    db,
  );
  const [row] = rows;
  return row === undefined ? null : { personId: row.person_id, username: row.username, challenge: row.challenge };
}

/** Gives a begun sign-in a challenge; the one of before counts no more. */
export async function askInSecondStep(db: Db, token: string, challenge: string): Promise<void> {
  await sql`update pending_sign_in set challenge = ${challenge} where token_hash = ${hashOfToken(token)}`.execute(db);
}

/** Takes the challenge out, so that one answer to it is looked at once. */
export async function takeChallengeOfSecondStep(db: Db, token: string): Promise<string | null> {
  const { rows } = await sql<{ challenge: string | null }>`
    update pending_sign_in p set challenge = null from pending_sign_in before
    where p.token_hash = ${hashOfToken(token)} and before.token_hash = p.token_hash and before.challenge is not null
    returning before.challenge`.execute(db);
  return rows[0]?.challenge ?? null;
}

/** Ends a begun sign-in; false: it has ended already, by somebody who came at the same moment. */
export async function endSecondStep(db: Db, token: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from pending_sign_in where token_hash = ${hashOfToken(token)}`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Gives the session of this hash a challenge. */
export async function askInSession(db: Db, tokenHash: Buffer, challenge: string, now: Date): Promise<void> {
  const end = new Date(now.getTime() + secondFactorPolicy.challengeMs);
  await sql`update session set challenge = ${challenge}, challenge_expires_at = ${end} where token_hash = ${tokenHash}`.execute(
    db,
  );
}

/** Takes the challenge of a session out; null: there is none, or it is too old. */
export async function takeChallengeOfSession(db: Db, tokenHash: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ challenge: string | null }>`
    update session s set challenge = null from session before
    where s.token_hash = ${tokenHash} and before.token_hash = s.token_hash and before.challenge is not null
      and before.challenge_expires_at > ${now}
    returning before.challenge`.execute(db);
  return rows[0]?.challenge ?? null;
}

/** Notes that the holder of this session has shown who they are; whoever knew another secret is out. */
export async function confirmSession(db: Db, tokenHash: Buffer, now: Date): Promise<void> {
  await sql`update session set confirmed_at = ${now} where token_hash = ${tokenHash}`.execute(db);
}
