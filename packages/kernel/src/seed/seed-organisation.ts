import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { systemPersonId } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { carriedContacts } from '../organisation/contacts.ts';
import { readCommunes, readProvince, type ProvinceData } from './organisation-data.ts';
import { planOrganisation, type PlannedUnit } from './plan-organisation.ts';
import { rolesOf, type PermissionSource } from './role-permissions.ts';
import { writeRoles } from './write-roles.ts';

/** One key for everybody who seeds, so that processes that start together seed once. */
const lockKey = 7_305_115;

type Db = Kysely<KernelTables>;

/** Runs a seed in one transaction, one process at a time. */
export async function seeding<T>(db: Db, body: (trx: Db) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(trx);
    return await body(trx);
  });
}

/** Writes units that are not there yet, with names, origins and closure. What is there stays as it is: after the first
 * run, units change by acts of their own, not by the seed; one that has ended does not come back. */
export async function insertUnits(db: Db, planned: readonly PlannedUnit[], since: string, now: Date): Promise<void> {
  const known = await db.selectFrom('unit').select(['id', 'code']).execute();
  const ids = new Map(known.map((unit) => [unit.code, unit.id]));
  const fresh = planned.filter((unit) => !ids.has(unit.code));
  if (fresh.length === 0) return;
  for (const unit of fresh) ids.set(unit.code, newId(now.getTime()));
  const idOf = (code: string): string => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`The organisation data names a unit ${code} that it does not hold`);
    return id;
  };
  const units = fresh.map((unit) => ({
    id: idOf(unit.code),
    parent_id: unit.parentCode === null ? null : idOf(unit.parentCode),
    kind: unit.kind,
    code: unit.code,
    function_key: unit.functionKey,
    valid_from: since,
  }));
  await sql`insert into unit (id, parent_id, kind, code, function_key, valid_from)
    select id, parent_id, kind, code, function_key, valid_from from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      as u(id uuid, parent_id uuid, kind text, code text, function_key text, valid_from date)`.execute(db);
  const names = fresh.flatMap((unit) => unit.names.map((name) => ({ ...name, unit_id: idOf(unit.code) })));
  await sql`insert into unit_name (unit_id, name, type, valid_from, valid_to, legal_basis)
    select unit_id, name, type, "from", "to", "legalBasis" from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
      as n(unit_id uuid, name text, type text, "from" date, "to" date, "legalBasis" text)`.execute(db);
  const origins = fresh.flatMap((unit) => unit.origins.map((origin) => ({ ...origin, unit_id: idOf(unit.code) })));
  await sql`insert into unit_origin (unit_id, old_code, old_name, note)
    select unit_id, code, name, note from jsonb_to_recordset(${JSON.stringify(origins)}::jsonb)
      as o(unit_id uuid, code text, name text, note text)`.execute(db);
  await sql`insert into unit_closure (ancestor_id, descendant_id, depth)
    with recursive line as (
      select id as ancestor_id, id as descendant_id, 0 as depth from unit where id = any(${units.map((unit) => unit.id)}::uuid[])
      union all
      select unit.parent_id, line.descendant_id, line.depth + 1
      from line join unit on unit.id = line.ancestor_id where unit.parent_id is not null)
    select ancestor_id, descendant_id, depth from line`.execute(db);
}

/** How units are reached, as far as it came with the program; what was entered since stays. */
async function writeContacts(db: Db): Promise<void> {
  const contacts = carriedContacts();
  if (contacts.length === 0) return;
  await sql`insert into unit_contact (unit_id, valid_from, address, phone, email, calendar, source, checked_on)
    select u.id, c."checkedOn", c.address, c.phone, c.email, c.calendar, c.source, c."checkedOn"
    from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as c(code text, address text, phone text, email text,
      calendar text, source text, "checkedOn" date) join unit u on u.code = c.code and u.valid_to is null
    on conflict do nothing`.execute(db);
}

async function writeSystem(db: Db, data: ProvinceData, now: Date): Promise<void> {
  await db
    .insertInto('person')
    .values({ id: systemPersonId, kind: 'system', name: 'Hệ thống', name_folded: 'he thong', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('system_stage')
    .values(
      data.systemStages.map((row) => ({ system: row.system, unit_id: null, stage: row.stage, valid_from: row.from })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface OrganisationOptions {
  readonly now: Date;
  /** The systems whose permissions the roles carry. */
  readonly systems: readonly PermissionSource[];
}

/** Loads Dong Nai: units with names by validity, origins and closure; roles with what every system lets them do; the
 * system's own person; which system is open since when. Running it again changes nothing but roles whose data changed.
 * @throws Error when a system gives a permission that does not exist or to a role that does not exist. */
export async function seedOrganisation(db: Db, options: OrganisationOptions): Promise<void> {
  const roles = rolesOf(options.systems);
  const data = readProvince();
  const planned = planOrganisation(data, readCommunes());
  await seeding(db, async (trx) => {
    await insertUnits(trx, planned, data.since, options.now);
    await writeContacts(trx);
    await writeRoles(trx, roles, options.now);
    await writeSystem(trx, data, options.now);
  });
}
