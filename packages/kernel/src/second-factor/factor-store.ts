import type { SecondFactorKind } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { openKey } from '../signing/seal-key.ts';
import { hashOfRecoveryCode } from './recovery-codes.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';
import { stepOfCode } from './totp.ts';

type Db = Kysely<KernelTables>;

export interface StoredPasskey {
  readonly id: string;
  readonly person_id: string;
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What a person has to confirm with. */
export interface OwnWays {
  readonly kinds: readonly SecondFactorKind[];
  /** Passkeys of the asked site. */
  readonly passkeysHere: boolean;
  readonly recoveryCodes: number;
}

/** What a person can confirm with on a site (RP ID; null: it has no name). One statement. */
export async function findOwnWays(db: Db, personId: string, site: string | null): Promise<OwnWays> {
  const { rows } = await sql<{ kinds: SecondFactorKind[]; here: boolean; codes: number }>`
    select coalesce(array_agg(distinct f.kind), '{}') as kinds, coalesce(bool_or(f.site = ${site}::text), false) as here,
      (select count(*)::integer from recovery_code r where r.person_id = ${personId}::uuid and r.used_at is null) as codes
    from second_factor f where f.person_id = ${personId}::uuid and f.confirmed_at is not null`.execute(db);
  const [row] = rows;
  return { kinds: row?.kinds ?? [], passkeysHere: row?.here ?? false, recoveryCodes: row?.codes ?? 0 };
}

/** Confirmed passkeys of a person on a site. */
export async function findPasskeys(db: Db, personId: string, site: string): Promise<StoredPasskey[]> {
  const { rows } = await sql<StoredPasskey>`
    select id, person_id, credential_id, public_key, counter::float8 as counter, transports from second_factor
    where person_id = ${personId}::uuid and site = ${site}::text order by added_at, id`.execute(db);
  return rows;
}

/** The passkey of this id on a site, whoever holds it; null: there is none, or its account may not sign in. */
export async function findPasskey(db: Db, credentialId: Buffer, site: string): Promise<StoredPasskey | null> {
  const { rows } = await sql<StoredPasskey>`
    select f.id, f.person_id, f.credential_id, f.public_key, f.counter::float8 as counter, f.transports
    from second_factor f join account a on a.person_id = f.person_id and a.disabled_at is null
    where f.credential_id = ${credentialId} and f.site = ${site}::text`.execute(db);
  return rows[0] ?? null;
}

/** Notes the use of a passkey; false: its counter has gone on meanwhile, so that the same answer opens nothing twice. Devices that do not
 * count answer nought each time. */
export async function spendPasskey(
  db: Db,
  { id, counter }: { readonly id: string; readonly counter: number },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update second_factor set counter = ${counter}, last_used_at = ${now}
    where id = ${id}::uuid and (counter < ${counter} or (counter = 0 and ${counter} = 0))`.execute(db);
  return numAffectedRows === 1n;
}

export interface TotpRow {
  readonly id: string;
  readonly secret_sealed: Buffer;
  readonly last_step: number | null;
}

/** Authenticator apps of a person: confirmed ones, or the one that was begun. */
export async function findTotps(db: Db, personId: string, confirmed = true): Promise<TotpRow[]> {
  const { rows } = await sql<TotpRow>`
    select id, secret_sealed, last_step::float8 as last_step from second_factor
    where person_id = ${personId}::uuid and kind = 'totp' and (confirmed_at is not null) = ${confirmed}
    order by added_at, id`.execute(db);
  return rows;
}

/** Takes a code of an authenticator app; false: it is none, or was used. Two at the same moment: one. */
export async function spendTotp(db: Db, personId: string, typed: string, key: Buffer, now: Date): Promise<boolean> {
  for (const row of await findTotps(db, personId)) {
    const secret = openKey(row.secret_sealed, key);
    const step = stepOfCode(secret, typed, { now, lastStep: row.last_step }, secondFactorPolicy.totp);
    if (step !== null && (await takeStep(db, row.id, step, now))) return true;
  }
  return false;
}

async function takeStep(db: Db, id: string, step: number, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update second_factor set last_step = ${step}, last_used_at = ${now}
    where id = ${id}::uuid and (last_step is null or last_step < ${step})`.execute(db);
  return numAffectedRows === 1n;
}

/** Takes a recovery code; answers how many are left, null: it is none, or was used. */
export async function spendRecoveryCode(
  db: Db,
  personId: string,
  typed: string,
  key: Buffer,
  now: Date,
): Promise<number | null> {
  const { rows } = await sql<{ left: number }>`
    with used as (
      update recovery_code set used_at = ${now}
      where person_id = ${personId}::uuid and code_hash = ${hashOfRecoveryCode(typed, key)} and used_at is null returning code_hash)
    select (select count(*)::integer from recovery_code r
      where r.person_id = ${personId}::uuid and r.used_at is null and r.code_hash <> used.code_hash) as left
    from used`.execute(db);
  return rows[0]?.left ?? null;
}

/** Puts new recovery codes in place of those of before. */
export async function replaceRecoveryCodes(
  db: Db,
  personId: string,
  codes: readonly string[],
  key: Buffer,
  now: Date,
): Promise<void> {
  const hashes = codes.map((code) => hashOfRecoveryCode(code, key));
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await sql`insert into recovery_code (person_id, code_hash, made_at)
    select ${personId}::uuid, hash, ${now} from unnest(${hashes}::bytea[]) as hash`.execute(db);
}

/** Takes all second factors and recovery codes from a person; answers how many factors there were. */
export async function removeSecondFactors(db: Db, personId: string): Promise<number> {
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  const { numDeletedRows } = await db.deleteFrom('second_factor').where('person_id', '=', personId).executeTakeFirst();
  return Number(numDeletedRows);
}
