import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { signInPolicy } from '../identity/sign-in-policy.ts';

type Db = Kysely<KernelTables>;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What is stored of a session's secret. */
export const hashOfToken = sha256;

/** One form of a username: NFC and lower case, as accounts are stored. */
export const normaliseUsername = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();

export interface Attempt {
  /** Tries since the last success, this one included. */
  readonly failures: number;
  readonly locked_until: Date | null;
  readonly person_id: string | null;
  readonly password_hash: string | null;
}

/** Counts a try to sign in before the password is looked at, so that tries at the same time cannot slip past the limit;
 * a success takes the count back. In the same statement finds the account, if there is one that may sign in. */
export async function countAttempt(db: Db, username: string, now: Date): Promise<Attempt> {
  const lockEnd = new Date(now.getTime() + signInPolicy.lockMs);
  const windowStart = new Date(now.getTime() - signInPolicy.failureWindowMs);
  const forgotten = sql`case when f.locked_until is null then f.last_at <= ${windowStart} else f.locked_until <= ${now} end`;
  const { rows } = await sql<Attempt>`
    with attempt as (
      insert into sign_in_failure as f (username_hash, failures, last_at) values (${sha256(username)}, 1, ${now})
      on conflict (username_hash) do update set
        failures = case when ${forgotten} then 1 else f.failures + 1 end,
        locked_until = case
          when f.locked_until > ${now} then f.locked_until
          when not (${forgotten}) and f.failures + 1 >= ${signInPolicy.failuresBeforeLock} then ${lockEnd}::timestamptz
        end,
        last_at = ${now}
      returning failures, locked_until)
    select attempt.failures, attempt.locked_until, account.person_id, account.password_hash
    from attempt left join account on account.username = ${username} and account.disabled_at is null`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('A try to sign in was not counted');
  return row;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly username: string;
  /** The caller's session until now, if any; it ends, so that no session outlives a sign-in. */
  readonly replaces: Buffer | null;
  readonly now: Date;
}

/** Opens a session and forgets the failed tries; the person's dead sessions go too. One statement. */
export async function openSession(db: Db, session: NewSession): Promise<void> {
  const { now, personId } = session;
  const idleSince = new Date(now.getTime() - signInPolicy.idleMs);
  const end = new Date(now.getTime() + signInPolicy.absoluteMs);
  await sql`
    with forgiven as (delete from sign_in_failure where username_hash = ${sha256(session.username)}),
    ended as (
      delete from session where token_hash = ${session.replaces}
        or (person_id = ${personId} and (expires_at <= ${now} or last_seen_at <= ${idleSince})))
    insert into session (token_hash, person_id, created_at, last_seen_at, expires_at)
    values (${session.tokenHash}, ${personId}, ${now}, ${now}, ${end})`.execute(db);
}

export async function closeSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** When the session ends unless something is done: idle time or absolute end, whichever comes first. */
export async function findSessionEnd(db: Db, tokenHash: Buffer): Promise<Date | null> {
  const row = await db
    .selectFrom('session')
    .select(['last_seen_at', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  return new Date(Math.min(row.last_seen_at.getTime() + signInPolicy.idleMs, row.expires_at.getTime()));
}

const dayMs = 86_400_000;

/** Removes dead sessions and counts of failed tries that no longer matter; returns how many sessions went. */
export async function sweepSessions(db: Db, now: Date): Promise<number> {
  const idleSince = new Date(now.getTime() - signInPolicy.idleMs);
  const forgotten = new Date(now.getTime() - Math.max(dayMs, signInPolicy.lockMs));
  const { rows } = await sql<{ swept: number }>`
    with failures as (
      delete from sign_in_failure where last_at <= ${forgotten} and (locked_until is null or locked_until <= ${now})),
    dead as (delete from session where expires_at <= ${now} or last_seen_at <= ${idleSince} returning 1)
    select count(*)::integer as swept from dead`.execute(db);
  return rows[0]?.swept ?? 0;
}
