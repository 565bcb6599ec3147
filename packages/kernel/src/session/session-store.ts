import { createHash } from 'node:crypto';
import { normalisePhone } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { KnownDevice } from '../identity/known-device.ts';
import { signInPolicy, type Slowing } from '../identity/sign-in-policy.ts';
import { isForgiven, type SignInCount } from './sign-in-counts.ts';

type Db = Kysely<KernelTables>;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What is stored of a session's secret. */
export const hashOfToken = sha256;

/** What may be a telephone number in one of its spellings. */
const phoneLike = /^\+?\d[\d .()-]{8,16}$/;

/** One form of a username: NFC and lower case, as accounts are stored; of a mobile number, however it is spelt, ten digits from 0. */
export function normaliseUsername(typed: string): string {
  const name = typed.normalize('NFC').trim().toLowerCase();
  const phone = phoneLike.test(name) ? normalisePhone(name) : null;
  return phone?.ok === true && phone.kind === 'mobile' ? phone.e164.replace(/^\+84/, '0') : name;
}

export interface TriedAccount {
  readonly person_id: string | null;
  readonly password_hash: string | null;
  /** The browser's cookie is the last that it got: its id goes on, whoever signs in. */
  readonly is_device_valid: boolean;
  /** This account has signed in with that browser before. */
  readonly is_device_known: boolean;
  /** This account has signed in from this network lately. */
  readonly is_network_known: boolean;
  /** It has a second factor. */
  readonly has_factor: boolean;
}

export interface TryFacts {
  readonly username: string;
  readonly device: KnownDevice | null;
  readonly network: string;
  readonly now: Date;
}

/** Two tabs that sign in at the same moment still have the secret of before. */
const previousSecretMs = 60_000;

/** The account of a name, if there is one that may sign in, and whether it knows the browser and the network. One statement, of the
 * same shape for every name. */
export async function findTriedAccount(db: Db, { username, device, network, now }: TryFacts): Promise<TriedAccount> {
  const [deviceAge, networkAge, secretAge] = [
    signInPolicy.knownDeviceMs,
    signInPolicy.knownNetworkMs,
    previousSecretMs,
  ].map((age) => new Date(now.getTime() - age));
  const { rows } = await sql<TriedAccount>`
    select account.person_id, account.password_hash, device.id is not null as is_device_valid,
      exists (select from known_device_person p
        where p.device_id = device.id and p.person_id = account.person_id and p.last_at > ${deviceAge}) as is_device_known,
      exists (select from known_device_person p
        where p.person_id = account.person_id and p.network = ${network} and p.last_at > ${networkAge}) as is_network_known,
      exists (select from second_factor f where f.person_id = account.person_id and f.confirmed_at is not null) as has_factor
    from (select ${username}::text as name) as typed
    left join account on account.username = typed.name and account.disabled_at is null
    left join known_device device on device.id = ${device?.id ?? null}::uuid
      and (device.secret_hash = ${device?.secretHash ?? null}::bytea
        or (device.previous_hash = ${device?.secretHash ?? null}::bytea and device.rotated_at > ${secretAge}))`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A try to sign in was not looked up');
  return row;
}

/** One count that a try takes from: its hash, and the numbers of its kind. */
type Count = Slowing & Pick<SignInCount, 'key'>;

/** Counts as the functions of the database take them. */
export const asRecords = (counts: readonly Count[]): string =>
  JSON.stringify(
    counts.map((one) => ({
      key: one.key,
      free: one.free,
      first_wait: one.firstWaitSeconds,
      most_wait: one.mostWaitSeconds,
      forgotten_after: one.forgottenAfterSeconds,
      given_back_a_minute: one.givenBackAMinute,
    })),
  );

/** Takes a try before the password is looked at, so that tries at the same time cannot slip past; all of the counts or none.
 * Answers until when to wait, null when the try was taken. */
export async function takeTry(db: Db, counts: readonly Count[], now: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select take_sign_in_try(${asRecords(counts)}::jsonb, ${now}) as until`.execute(db);
  return rows[0]?.until ?? null;
}

/** Forgets these counts: whoever tried was right. */
export async function forgive(db: Db, counts: readonly Pick<Count, 'key'>[]): Promise<void> {
  const keys = counts.map(({ key }) => Buffer.from(key, 'hex'));
  await sql`delete from sign_in_try where key = any(${keys}::bytea[])`.execute(db);
}

/** Why a try failed: its password was wrong, or it was told to wait and its password not looked at. */
type Failure = 'missed' | 'waited';

/** Notes a try that failed, whether or not there is such an account, for its holder and for who watches. */
export async function noteFailure(
  db: Db,
  failure: Failure,
  { username, network, now }: Pick<TryFacts, 'username' | 'network' | 'now'>,
): Promise<void> {
  const [misses, waits] = failure === 'missed' ? [1, 0] : [0, 1];
  await sql`
    insert into sign_in_miss as m (name_hash, network, misses, waits, first_at, last_at)
    values (${sha256(username)}, ${network}, ${misses}, ${waits}, ${now}, ${now})
    on conflict (name_hash, network) do update set misses = m.misses + excluded.misses, waits = m.waits + excluded.waits,
      last_at = ${now}`.execute(db);
}

export interface MissesOfNetwork {
  readonly network: string;
  readonly misses: number;
  readonly waits: number;
  readonly last_at: Date;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly username: string;
  /** The caller's session until now, if any; it ends, so that no session outlives a sign-in. */
  readonly replaces: Buffer | null;
  /** What the try took. */
  readonly counts: readonly SignInCount[];
  readonly device: { readonly id: string; readonly secretHash: Buffer };
  readonly network: string;
  readonly now: Date;
}

/** Opens a session, gives back what the try took, remembers the browser under its new secret, and takes the misses that the holder
 * has not been told of into the list of sign-ins, from where the holder reads them; the person's dead sessions go too. Whoever came was
 * not away: days without use are counted anew. One statement. */
export async function openSession(db: Db, session: NewSession): Promise<MissesOfNetwork[]> {
  const { now, personId, device, network, counts } = session;
  const idleSince = new Date(now.getTime() - signInPolicy.idleMs);
  const end = new Date(now.getTime() + signInPolicy.absoluteMs);
  const forgiven = counts.filter(isForgiven).map(({ key }) => Buffer.from(key, 'hex'));
  const shared = counts.filter((count) => !isForgiven(count));
  const { rows } = await sql<MissesOfNetwork>`
    with forgiven as (delete from sign_in_try where key = any(${forgiven}::bytea[])),
    given_back as (
      update sign_in_try t set misses = greatest(0, t.misses - 1),
        wait_until = case when t.misses - 1 < a.free then null else t.wait_until end
      from jsonb_to_recordset(${asRecords(shared)}::jsonb) as a(key text, free integer) where t.key = decode(a.key, 'hex')),
    ended as (
      delete from session where token_hash = ${session.replaces}
        or (person_id = ${personId} and (expires_at <= ${now} or last_seen_at <= ${idleSince}))),
    opened as (
      insert into session (token_hash, person_id, created_at, last_seen_at, expires_at, device_id, network)
      values (${session.tokenHash}, ${personId}, ${now}, ${now}, ${end}, ${device.id}, ${network})),
    came as (
      update account set last_signed_in_at = ${now}, unused_since = ${now}, idle_warned_at = null,
        password_set_at = coalesce(password_set_at, ${now})
      where person_id = ${personId}),
    device as (
      insert into known_device as d (id, secret_hash, rotated_at) values (${device.id}, ${device.secretHash}, ${now})
      on conflict (id) do update set previous_hash = d.secret_hash, secret_hash = excluded.secret_hash, rotated_at = ${now}),
    used as (
      insert into known_device_person (device_id, person_id, network, last_at)
      values (${device.id}, ${personId}, ${network}, ${now})
      on conflict (device_id, person_id) do update set network = excluded.network, last_at = ${now}),
    forgotten as (
      delete from known_device_person where device_id = ${device.id} and person_id in (
        select person_id from known_device_person where device_id = ${device.id} and person_id <> ${personId}
        order by last_at desc offset ${signInPolicy.peopleOfDevice - 1})),
    missed as (
      delete from sign_in_miss where name_hash = ${sha256(session.username)} returning network, misses, waits, last_at),
    listed as (
      insert into account_sign_in (person_id, at, network, outcome, misses, waits)
      select ${personId}::uuid, last_at, network, 'missed', misses, waits from missed
      union all select ${personId}::uuid, ${now}::timestamptz, ${network}, 'done', 0, 0
      on conflict do nothing)
    select network, misses, waits, last_at from missed`.execute(db);
  return rows;
}

/** Makes all browsers of a person unknown; how many those were. */
export async function forgetDevices(db: Db, personId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('known_device_person')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function closeSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of a person but one (null: all). */
export async function closeOtherSessions(db: Db, personId: string, kept: Buffer | null): Promise<void> {
  await sql`delete from session where person_id = ${personId}::uuid and token_hash is distinct from ${kept}::bytea`.execute(
    db,
  );
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

/** What nobody was told of goes after so long. */
const missesKeptMs = 90 * dayMs;

/** Removes dead sessions, counts of tries that no longer matter and browsers that nobody has used for long; returns how many sessions
 * went. */
export async function sweepSessions(db: Db, now: Date): Promise<number> {
  const before = (age: number): Date => new Date(now.getTime() - age);
  const { rows } = await sql<{ swept: number }>`
    with tries as (
      delete from sign_in_try where last_at <= ${before(dayMs)} and (wait_until is null or wait_until <= ${now})),
    misses as (delete from sign_in_miss where last_at <= ${before(missesKeptMs)}),
    listed as (delete from account_sign_in where at <= ${before(signInPolicy.signInsKeptMs)}),
    begun as (delete from pending_sign_in where expires_at <= ${now}),
    devices as (delete from known_device where rotated_at <= ${before(signInPolicy.knownDeviceMs)}),
    dead as (
      delete from session where expires_at <= ${now} or last_seen_at <= ${before(signInPolicy.idleMs)} returning 1)
    select count(*)::integer as swept from dead`.execute(db);
  return rows[0]?.swept ?? 0;
}
