import type { SigningCapacity } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { newId } from '../ids.ts';

/** A right that is given. */
export interface NewRight {
  readonly personId: string;
  readonly role: string;
  readonly unitId: string;
  readonly field: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly reason: string;
  readonly lockKey: string | null;
  readonly capacity: SigningCapacity | null;
  readonly title: string | null;
  /** Of a delegation: the grant with which it ends. */
  readonly sourceGrantId?: string;
}

interface By {
  readonly personId: string | null;
  readonly now: Date;
}

/** Whoever changes what somebody holds waits for whoever does so too, and for whoever edits a role: what was compared still holds when it
 * is written. Held until the transaction ends. */
export async function lockRightsOf<T extends KernelTables>(db: Kysely<T>, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('rights', 0)),
    pg_advisory_xact_lock(hashtextextended(${`rights of ${personId}`}, 0))`.execute(db);
}

/** The same for whoever edits a role, which changes what all of its holders hold. */
export async function lockAllRights<T extends KernelTables>(db: Kysely<T>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rights', 0))`.execute(db);
}

/** Writes a grant and the first line of its history.
 * @returns the id of the grant */
export async function insertGrant<T extends KernelTables>(db: Kysely<T>, right: NewRight, by: By): Promise<string> {
  const id = newId(by.now.getTime());
  const act = right.sourceGrantId === undefined ? 'given' : 'delegated';
  await sql`with written as (
      insert into role_grant (id, person_id, role_key, unit_id, field, valid_from, valid_to, granted_by, reason, given_at, lock_key,
        capacity, title, source_grant_id)
      values (${id}, ${right.personId}, ${right.role}, ${right.unitId}, ${right.field}, ${right.validFrom}, ${right.validTo},
        ${by.personId}, ${right.reason}, ${by.now}, ${right.lockKey}, ${right.capacity}, ${right.title}, ${right.sourceGrantId ?? null}))
    insert into role_grant_change (id, grant_id, at, by_person, act, reason, valid_to_after)
    values (${newId(by.now.getTime())}, ${id}, ${by.now}, ${by.personId}, ${act}, ${right.reason}, ${right.validTo})`.execute(
    db,
  );
  return id;
}

/** Gives a grant another end, and writes down who did it and why; what was delegated from it ends with it at the latest.
 * @returns whether it was still at the version that was seen */
export async function changeGrantEnd<T extends KernelTables>(
  db: Kysely<T>,
  grant: { readonly id: string; readonly version: number; readonly validTo: Date | null },
  change: By & { readonly act: 'end-changed' | 'withdrawn' | 'not-confirmed' | 'restored'; readonly reason: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with seen as (
      select id, valid_to from role_grant where id = ${grant.id}::uuid and version = ${grant.version} for update
    ), written as (
      update role_grant g set valid_to = case when ${grant.validTo}::timestamptz < g.valid_from then g.valid_from else ${grant.validTo} end,
        version = g.version + 1
      from seen where g.id = seen.id returning g.id, g.valid_to)
    insert into role_grant_change (id, grant_id, at, by_person, act, reason, valid_to_before, valid_to_after)
    select ${newId(change.now.getTime())}::uuid, w.id, ${change.now}, ${change.personId}::uuid, ${change.act}, ${change.reason},
      seen.valid_to, w.valid_to from written w join seen on seen.id = w.id
    returning id`.execute(db);
  return rows.length > 0;
}

/** Ends every right of a role that stands or begins later, with the role.
 * @returns how many */
export async function endGrantsOfRole<T extends KernelTables>(
  db: Kysely<T>,
  role: string,
  { personId, now, reason }: By & { readonly reason: string },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with ended as (
      update role_grant g set valid_to = greatest(g.valid_from, ${now}::timestamptz), version = g.version + 1
      where g.role_key = ${role} and (g.valid_to is null or g.valid_to > ${now}) returning g.id, g.valid_to)
    insert into role_grant_change (id, grant_id, at, by_person, act, reason, valid_to_after)
    select gen_random_uuid(), id, ${now}, ${personId}::uuid, 'role-ended', ${reason}, valid_to from ended returning id`.execute(
    db,
  );
  return rows.length;
}
