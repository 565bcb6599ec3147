import { foldName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import { readDemonstration, type DemonstrationData } from './demonstration-data.ts';
import { readCommunes, readProvince } from './organisation-data.ts';
import { planDemonstration, type PlannedAccount } from './plan-demonstration.ts';
import type { PlannedUnit } from './plan-organisation.ts';
import { insertUnits, seeding } from './seed-organisation.ts';

export interface DemonstrationOptions {
  readonly now: Date;
  /** The one hash that all demonstration accounts share; `hashPassword(demonstrationPassword)` makes it once. */
  readonly passwordHash: string;
}

function vendorUnit({ vendor }: DemonstrationData): PlannedUnit {
  const name = { name: vendor.name, type: null, from: vendor.from, to: null, legalBasis: vendor.legalBasis };
  return { code: vendor.code, parentCode: null, kind: 'vendor', functionKey: null, names: [name], origins: [] };
}

async function insertPeople(
  db: Kysely<KernelTables>,
  accounts: readonly PlannedAccount[],
  data: DemonstrationData,
  options: DemonstrationOptions,
) {
  const id = () => newId(options.now.getTime());
  const people = accounts.map((account) => ({ ...account, id: id(), folded: foldName(account.name), at: options.now }));
  await sql`insert into person (id, kind, name, name_folded, identity_number, birth_date, address, demonstration, created_at)
    select id, kind, name, folded, "identityNumber", "birthDate", address, true, at from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p(id uuid, kind text, name text, folded text, "identityNumber" text, "birthDate" text, address text, at timestamptz)`.execute(
    db,
  );
  await sql`insert into account (person_id, username, password_hash)
    select id, username, ${options.passwordHash} from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p(id uuid, username text)`.execute(db);
  const grants = people.flatMap((person) =>
    person.grants.map((grant) => ({ ...grant, id: id(), person_id: person.id })),
  );
  await sql`insert into role_grant (id, person_id, role_key, unit_id, valid_from)
    select g.id, g.person_id, g.role, unit.id, ${data.grantsFrom}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as g(id uuid, person_id uuid, role text, unit text)
    join unit on unit.code = g.unit and unit.valid_to is null`.execute(db);
}

/** An installation of before knows its officials without numbers; the rule of own matters needs them. */
async function nameNumbers(db: Kysely<KernelTables>, accounts: readonly PlannedAccount[]): Promise<void> {
  const numbers = accounts.map(({ username, identityNumber }) => ({ username, number: identityNumber }));
  await sql`update person set identity_number = n.number
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as n(username text, number text)
      join account on account.username = n.username
    where person.id = account.person_id and person.demonstration and person.identity_number is null
      and not exists (select from person other where other.identity_number = n.number)`.execute(db);
}

/** Adds the demonstration accounts that are not there yet, with one shared password. Needs `seedOrganisation` before. */
export async function seedDemonstration(db: Kysely<KernelTables>, options: DemonstrationOptions): Promise<void> {
  const data = readDemonstration();
  const planned = planDemonstration(data, readProvince(), readCommunes());
  await seeding(db, async (trx) => {
    await insertUnits(trx, [vendorUnit(data)], data.vendor.from, options.now);
    const known = await trx.selectFrom('account').select('username').execute();
    const taken = new Set(known.map((account) => account.username));
    const fresh = planned.filter((account) => !taken.has(account.username));
    if (fresh.length > 0) await insertPeople(trx, fresh, data, options);
    await nameNumbers(trx, planned);
  });
}

/** The password of every demonstration account; it is public and opens nothing else. */
export const demonstrationPassword: string = readDemonstration().password;

export interface ShownAccount {
  /** Key of the role; `citizen` for citizens. */
  readonly role: string;
  /** Vietnamese name of the role. */
  readonly roleName: string;
  readonly username: string;
  readonly name: string;
  /** The unit where the role is held, by its latest name; empty for citizens. */
  readonly unit: string;
}

/** One demonstration account per role, in the order of a dossier's journey, for the start-up print. Empty when they were
 * not loaded. */
export async function demonstrationAccounts(db: Kysely<KernelTables>): Promise<ShownAccount[]> {
  const { shown } = readDemonstration();
  const { rows } = await sql<ShownAccount>`
    select distinct on (shown.place) account.username, person.name, coalesce(role.key, 'citizen') as role,
      coalesce(role.name ->> 'vi', 'Công dân') as "roleName", coalesce(unit_name.name, '') as unit
    from unnest(${shown}::text[]) with ordinality as shown(username, place)
      join account on account.username = shown.username
      join person on person.id = account.person_id and person.demonstration
      left join role_grant g on g.person_id = person.id
      left join role on role.key = g.role_key
      left join unit_name on unit_name.unit_id = g.unit_id
    order by shown.place, unit_name.valid_from desc`.execute(db);
  return rows;
}
