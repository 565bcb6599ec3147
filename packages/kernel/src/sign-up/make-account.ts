import { foldName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { TriedCode } from './account-code-store.ts';

interface NewAccount {
  readonly row: TriedCode;
  readonly username: string;
  readonly passwordHash: string;
  readonly personId: string;
  readonly changeId: string;
  readonly language: string;
  readonly now: Date;
}

/** Makes the person and the account of a sign-up whose code was right, and uses the code up. The number is declared and not proven. All
 * or nothing.
 * @returns false: the code was used, or somebody made an account with this address meanwhile. */
export async function makeAccount(db: Kysely<KernelTables>, made: NewAccount): Promise<boolean> {
  const { username } = made;
  return await db.transaction().execute(async (tx) => {
    // Two who come at once with codes of one address wait for each other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-up ${username}`}, 0))`.execute(tx);
    return await insertAll(tx, made);
  });
}

async function insertAll(db: Kysely<KernelTables>, made: NewAccount): Promise<boolean> {
  const { row, username, now } = made;
  const name = row.name ?? '';
  const [phone, email] = row.channel === 'sms' ? [row.address, null] : [null, row.address];
  const { rows } = await sql<{ made: boolean }>`
    with claimed as (
      delete from account_code where id = ${row.id}::uuid
        and not exists (select from account where username = ${username}) returning 1),
    person_made as (
      insert into person (id, kind, name, name_folded, declared_number, is_organisation, phone, email, language, created_at)
      select ${made.personId}::uuid, 'citizen', ${name}, ${foldName(name)}, ${row.number}, ${row.isOrganisation}, ${phone}, ${email},
        ${made.language}, ${now}::timestamptz from claimed returning id),
    account_made as (
      insert into account (person_id, username, password_hash, password_set_at, unused_since)
      select id, ${username}, ${made.passwordHash}, ${now}::timestamptz, ${now}::timestamptz from person_made returning person_id),
    noted as (
      insert into account_change (id, person_id, what, by_person, at, facts)
      select ${made.changeId}::uuid, id, 'signed-up', id, ${now}::timestamptz, jsonb_build_object('channel', ${row.channel}::text)
      from person_made)
    select exists (select from account_made) as made`.execute(db);
  return rows[0]?.made === true;
}
