import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { isInForce, workRole } from '../organisation/in-force.ts';
import { localDate } from '../time/instant.ts';
import { isDemandedOf } from '../second-factor/second-factor-policy.ts';
import type { Actor, Grant } from './actor.ts';
import { signInPolicy } from './sign-in-policy.ts';

interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly username: string;
  readonly identity_number: string | null;
  readonly grants: readonly Grant[];
}

/** Grants that are valid now, resolved to permissions, with the unit's name of the day, as one JSON column beside a row of
 * `person`. */
export const grantsOf = (now: Date) => sql<readonly Grant[]>`(
  select coalesce(json_agg(json_build_object(
    'role', ${workRole}, 'capacity', g.capacity, 'title', g.title, 'unitId', g.unit_id, 'field', g.field, 'permissions', r.permissions,
    'unitName', coalesce((
      select n.name from unit_name n where n.unit_id = g.unit_id and n.valid_from <= ${localDate(now)}::date
      order by n.valid_from desc limit 1), '')
  ) order by g.valid_from, g.id), '[]')
  from role_grant g join role r on r.key = g.role_key
  where g.person_id = person.id and ${isInForce(now)})`;

function toActor(row: ActorRow): Actor {
  const kind = row.kind === 'official' || row.kind === 'system' ? row.kind : 'citizen';
  return {
    personId: row.id,
    name: row.name,
    kind,
    username: row.username,
    grants: row.grants,
    identityNumber: row.identity_number,
  };
}

/** What only somebody with a session has: when they last showed who they are, and whether they have a second factor. */
interface SessionRow extends ActorRow {
  readonly confirmed_at: Date;
  readonly has_factor: boolean;
}

const sessionFacts = sql`coalesce(session.confirmed_at, session.created_at) as confirmed_at,
  exists (select from second_factor f where f.person_id = session.person_id and f.confirmed_at is not null) as has_factor`;

function toSessionActor(row: SessionRow, now: Date): Actor {
  const actor = { ...toActor(row), confirmedAt: row.confirmed_at };
  return row.has_factor || !isDemandedOf(row.grants, now) ? actor : { ...actor, firstStep: 'second-factor' };
}

const sessions = (now: Date, idleSince: Date) => sql`
  from session join person on person.id = session.person_id
    join account on account.person_id = person.id and account.disabled_at is null
  where session.expires_at > ${now} and session.last_seen_at > ${idleSince}`;

/** Loads who a session belongs to, with all grants, in one statement; a second moves the session's last use forward at most
 * once a minute, so that reading does not become writing; not at all when nobody's hand caused the request (`idle`), so
 * that a page that looks for news does not keep an empty desk signed in. Null when the session is unknown, idle for too long, past its
 * absolute end, or its account was disabled. `tokenHash` is the SHA-256 of the cookie's secret. */
export async function findActor(
  db: Kysely<KernelTables>,
  tokenHash: Buffer,
  now: Date,
  idle = false,
): Promise<Actor | null> {
  const idleSince = new Date(now.getTime() - signInPolicy.idleMs);
  const minuteAgo = new Date(now.getTime() - 60_000);
  const { rows } = await sql<SessionRow & { readonly last_seen_at: Date }>`
    select person.id, person.name, person.kind, account.username, person.identity_number, ${grantsOf(now)} as grants,
      ${sessionFacts}, session.last_seen_at
    ${sessions(now, idleSince)} and session.token_hash = ${tokenHash}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  if (!idle && row.last_seen_at <= minuteAgo)
    await sql`update session set last_seen_at = ${now} where token_hash = ${tokenHash} and last_seen_at <= ${minuteAgo}`.execute(
      db,
    );
  return toSessionActor(row, now);
}

/** Who these sessions belong to now, in one statement and without moving them on: asked by the server itself before it sends
 * to open streams. Keys are the hashes in base64; sessions that ended are missing. */
export async function findActors(
  db: Kysely<KernelTables>,
  tokenHashes: readonly Buffer[],
  now: Date,
): Promise<ReadonlyMap<string, Actor>> {
  const idleSince = new Date(now.getTime() - signInPolicy.idleMs);
  const { rows } = await sql<SessionRow & { readonly token_hash: Buffer }>`
    select session.token_hash, person.id, person.name, person.kind, account.username, person.identity_number, ${grantsOf(now)} as grants,
      ${sessionFacts}
    ${sessions(now, idleSince)} and session.token_hash = any(${tokenHashes}::bytea[])`.execute(db);
  return new Map(rows.map((row) => [row.token_hash.toString('base64'), toSessionActor(row, now)]));
}

/** A person with the grants that are valid now, for what is done in their name after they have gone; null: the account is disabled, or
 * there is none. */
export async function findActorOfPerson(db: Kysely<KernelTables>, personId: string, now: Date): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    select person.id, person.name, person.kind, account.username, person.identity_number, ${grantsOf(now)} as grants
    from account join person on person.id = account.person_id
    where person.id = ${personId}::uuid and account.disabled_at is null limit 1`.execute(db);
  const [row] = rows;
  return row === undefined ? null : toActor(row);
}

/** The actor of a local account by its username, for the terminal and for tests; disabled accounts are not found. */
export async function findActorByUsername(
  db: Kysely<KernelTables>,
  username: string,
  now: Date,
): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    select person.id, person.name, person.kind, account.username, person.identity_number, ${grantsOf(now)} as grants
    from account join person on person.id = account.person_id
    where account.username = ${username} and account.disabled_at is null`.execute(db);
  const [row] = rows;
  return row === undefined ? null : toActor(row);
}
