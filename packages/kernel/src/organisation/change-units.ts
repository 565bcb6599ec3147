import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { KnownContact } from './contacts.ts';
import { dayBefore, nameThatFollows, planName, type StoredName } from './unit-change-rule.ts';
import { namesOn } from './unit-name-on.ts';
import { unitsBelow } from './unit-tree.ts';

type Db<T extends KernelTables> = Kysely<T>;

/** What every change of a unit leaves: from which day (YYYY-MM-DD), why, by whom. */
export interface UnitChange {
  readonly id: string;
  readonly unitId: string;
  readonly what: 'added' | 'named' | 'moved' | 'contact' | 'ended';
  readonly from: string;
  readonly reason: string;
  readonly byPerson: string;
  readonly at: Date;
}

/** One key for all who change units: names, parents and codes of different units depend on each other. */
const lockKey = 7_305_116;

/** Lets one act at a time change units, until its transaction ends. */
export async function lockUnits<T extends KernelTables>(db: Db<T>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(db);
}

/** Puts a change into the unit's history. */
export async function noteUnitChange<T extends KernelTables>(db: Db<T>, change: UnitChange): Promise<void> {
  await sql`insert into unit_change (id, unit_id, what, from_day, reason, by_person, at)
    values (${change.id}::uuid, ${change.unitId}::uuid, ${change.what}, ${change.from}::date, ${change.reason},
      ${change.byPerson}::uuid, ${change.at})`.execute(db);
}

export interface NewName {
  readonly name: string;
  readonly type: string | null;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  readonly legalBasis: string;
  readonly today: string;
}

async function readNames<T extends KernelTables>(db: Db<T>, unitId: string): Promise<StoredName[]> {
  const { rows } = await sql<StoredName>`
    select name, type, to_char(valid_from, 'YYYY-MM-DD') as "from", to_char(valid_to, 'YYYY-MM-DD') as "to"
    from unit_name where unit_id = ${unitId}::uuid`.execute(db);
  return rows;
}

/** Gives a unit a name from a day on; the one before ends the day before, one planned for that day is replaced. False: a name
 * begins on that day or after it. */
export async function nameUnit<T extends KernelTables>(db: Db<T>, unitId: string, name: NewName): Promise<boolean> {
  const plan = planName(await readNames(db, unitId), name.from, name.today);
  if (plan === null) return false;
  if (plan.ends !== null)
    await sql`update unit_name set valid_to = ${dayBefore(name.from)}::date
      where unit_id = ${unitId}::uuid and valid_from = ${plan.ends.from}::date`.execute(db);
  await sql`insert into unit_name (unit_id, name, type, valid_from, legal_basis)
    values (${unitId}::uuid, ${name.name}, ${name.type}, ${name.from}::date, ${name.legalBasis})
    on conflict (unit_id, valid_from) do update set name = excluded.name, type = excluded.type,
      legal_basis = excluded.legal_basis`.execute(db);
  return true;
}

/** Names of the units below that hold the old name follow the new one, from the same day; ids of those that did. */
export async function nameUnitsBelow<T extends KernelTables>(
  db: Db<T>,
  unitId: string,
  oldName: string,
  change: NewName & { readonly now: Date },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.unit_id as id, n.name from (${unitsBelow([unitId])}) b cross join ${namesOn(sql.ref('b.unit_id'), change.now)} n
    where b.unit_id <> ${unitId}::uuid`.execute(db);
  const renamed: string[] = [];
  for (const { id, name } of rows) {
    const next = nameThatFollows(name, oldName, change.name);
    if (next !== null && (await nameUnit(db, id, { ...change, name: next, type: null }))) renamed.push(id);
  }
  return renamed;
}

/** Whether a unit of this parent has the name on a day or later, another than `exceptId`. */
export async function isNameTaken<T extends KernelTables>(
  db: Db<T>,
  asked: { readonly parentId: string | null; readonly name: string; readonly day: string; readonly exceptId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from unit u join unit_name n on n.unit_id = u.id
    where u.parent_id is not distinct from ${asked.parentId}::uuid and u.id <> ${asked.exceptId}::uuid
      and lower(n.name) = lower(${asked.name}) and (n.valid_to is null or n.valid_to >= ${asked.day}::date)
      and (u.valid_to is null or u.valid_to >= ${asked.day}::date) limit 1`.execute(db);
  return rows.length > 0;
}

/** Sets how a unit is reached from a day on; what was set for that very day is replaced. */
export async function setContact<T extends KernelTables>(
  db: Db<T>,
  unitId: string,
  contact: KnownContact & { readonly source: string; readonly checkedOn: string; readonly from: string },
): Promise<void> {
  await sql`insert into unit_contact (unit_id, valid_from, address, phone, email, calendar, source, checked_on)
    values (${unitId}::uuid, ${contact.from}::date, ${contact.address}, ${contact.phone}, ${contact.email}, ${contact.calendar},
      ${contact.source}, ${contact.checkedOn}::date)
    on conflict (unit_id, valid_from) do update set address = excluded.address, phone = excluded.phone, email = excluded.email,
      calendar = excluded.calendar, source = excluded.source, checked_on = excluded.checked_on`.execute(db);
}

/** Makes a unit below another, with its place in the tree; its name comes apart. */
export async function insertUnit<T extends KernelTables>(
  db: Db<T>,
  unit: {
    readonly id: string;
    readonly parentId: string;
    readonly kind: string;
    readonly code: string;
    readonly functionKey: string | null;
    readonly from: string;
  },
): Promise<void> {
  await sql`
    with made as (
      insert into unit (id, parent_id, kind, code, function_key, valid_from)
      values (${unit.id}::uuid, ${unit.parentId}::uuid, ${unit.kind}, ${unit.code}, ${unit.functionKey}, ${unit.from}::date)
      returning id)
    insert into unit_closure (ancestor_id, descendant_id, depth)
    select c.ancestor_id, made.id, c.depth + 1 from unit_closure c, made where c.descendant_id = ${unit.parentId}::uuid
    union all select made.id, made.id, 0 from made`.execute(db);
}

/** Puts a unit with everything below it under another parent from a day on; the parent until then stays on record. */
export async function moveUnit<T extends KernelTables>(
  db: Db<T>,
  unitId: string,
  move: { readonly parentId: string; readonly from: string; readonly legalBasis: string },
): Promise<void> {
  await sql`delete from unit_closure c using unit_closure below, unit_closure above
    where below.ancestor_id = ${unitId}::uuid and above.descendant_id = ${unitId}::uuid and above.depth > 0
      and c.descendant_id = below.descendant_id and c.ancestor_id = above.ancestor_id`.execute(db);
  await sql`
    with former as (
      insert into unit_former_parent (unit_id, parent_id, valid_to, legal_basis)
      select id, parent_id, ${dayBefore(move.from)}::date, ${move.legalBasis} from unit
      where id = ${unitId}::uuid and parent_id is not null on conflict do nothing),
    moved as (update unit set parent_id = ${move.parentId}::uuid where id = ${unitId}::uuid)
    insert into unit_closure (ancestor_id, descendant_id, depth)
    select above.ancestor_id, below.descendant_id, above.depth + below.depth + 1
    from unit_closure above, unit_closure below
    where above.descendant_id = ${move.parentId}::uuid and below.ancestor_id = ${unitId}::uuid`.execute(db);
}

/** Codes of units that begin with a code, of those that have ended too: a code means one unit for ever. */
export async function findUnitCodes<T extends KernelTables>(db: Db<T>, begin: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`select code from unit where starts_with(code, ${begin})`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

/** Of some units those that live on this day and the day after it (YYYY-MM-DD). */
export async function findLivingUnits<T extends KernelTables>(
  db: Db<T>,
  unitIds: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unit where id = any(${unitIds}::uuid[]) and valid_from <= ${day}::date + 1
      and (valid_to is null or valid_to > ${day}::date)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** How much open work lies at a unit, in the space of the connection. */
export async function countOpenWork<T extends KernelTables>(db: Db<T>, unitId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from work_item where unit_id = ${unitId}::uuid`.execute(db);
  return rows[0]?.open ?? 0;
}

/** Ends a unit after its last day (YYYY-MM-DD): its grants end with it, its successors are named. */
export async function endUnit<T extends KernelTables>(
  db: Db<T>,
  unitId: string,
  end: {
    readonly lastDay: string;
    /** The first instant after the last day. */
    readonly endsAt: Date;
    readonly successorIds: readonly string[];
    readonly legalBasis: string;
  },
): Promise<{ readonly grants: number }> {
  await sql`update unit set valid_to = ${end.lastDay}::date where id = ${unitId}::uuid`.execute(db);
  await sql`insert into unit_successor (unit_id, successor_id, legal_basis)
    select ${unitId}::uuid, s, ${end.legalBasis} from unnest(${end.successorIds}::uuid[]) s on conflict do nothing`.execute(
    db,
  );
  const { rows } = await sql`update role_grant set valid_to = ${end.endsAt}
    where unit_id = ${unitId}::uuid and (valid_to is null or valid_to > ${end.endsAt}) returning 1`.execute(db);
  return { grants: rows.length };
}
