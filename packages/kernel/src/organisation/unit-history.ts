import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { contactOn, type KnownContact } from './contacts.ts';
import type { StoredName } from './unit-change-rule.ts';
import { unitNameOn } from './unit-name-on.ts';
import { ancestorsOf } from './unit-tree.ts';

/** A unit beside another, with its name of the day. */
export interface UnitBeside {
  readonly id: string;
  readonly name: string;
}

/** Everything that is known of a unit over time. Days are YYYY-MM-DD. */
export interface UnitHistory {
  readonly id: string;
  readonly kind: string;
  readonly code: string;
  readonly functionKey: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Counts the changes. */
  readonly version: number;
  readonly names: readonly (StoredName & { readonly legalBasis: string })[];
  readonly parent: (UnitBeside & { readonly kind: string }) | null;
  readonly formerParents: readonly (UnitBeside & { readonly to: string; readonly legalBasis: string })[];
  readonly below: readonly (UnitBeside & { readonly kind: string; readonly code: string })[];
  /** Older communes from which it was formed, with district and province of then. */
  readonly origins: readonly { readonly code: string; readonly name: string; readonly note: string | null }[];
  readonly successors: readonly (UnitBeside & { readonly legalBasis: string })[];
  readonly predecessors: readonly UnitBeside[];
  readonly contact: KnownContact | null;
  /** How it will be reached, from later days on. */
  readonly plannedContacts: readonly { readonly from: string; readonly address: string | null }[];
  readonly changes: readonly {
    readonly what: 'added' | 'named' | 'moved' | 'contact' | 'ended';
    readonly from: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
  /** The unit with everything above it. */
  readonly ancestors: readonly string[];
}

const day = (column: string) => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

/** Rows of a query as one JSON array; [] where there are none. */
const list = (query: ReturnType<typeof sql>) =>
  sql`coalesce((select json_agg(row_to_json(row)) from (${query}) row), '[]')`;

/** A unit with its names, seats, parents, parts, origins, successors and who changed what: one statement. Null: there is none. */
export async function readUnitHistory<T extends KernelTables>(
  db: Kysely<T>,
  unitId: string,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<UnitHistory | null> {
  const { rows } = await sql<UnitHistory>`
    select u.id, u.kind, u.code, u.function_key as "functionKey", ${day('u.valid_from')} as "validFrom",
      ${day('u.valid_to')} as "validTo",
      (select count(*)::integer from unit_change c where c.unit_id = u.id) as version,
      ${list(sql`select n.name, n.type, ${day('n.valid_from')} as "from", ${day('n.valid_to')} as "to", n.legal_basis as "legalBasis"
        from unit_name n where n.unit_id = u.id order by n.valid_from`)} as names,
      (select json_build_object('id', p.id, 'kind', p.kind, 'name', coalesce(${unitNameOn(sql.ref('p.id'), now)}, p.code))
        from unit p where p.id = u.parent_id) as parent,
      ${list(sql`select f.parent_id as id, coalesce(${unitNameOn(sql.ref('f.parent_id'), now)}, '') as name,
          ${day('f.valid_to')} as "to", f.legal_basis as "legalBasis"
        from unit_former_parent f where f.unit_id = u.id order by f.valid_to`)} as "formerParents",
      ${list(sql`select b.id, b.kind, b.code, coalesce(${unitNameOn(sql.ref('b.id'), now)}, b.code) as name
        from unit b where b.parent_id = u.id and (b.valid_to is null or b.valid_to >= ${today}::date) order by b.kind, b.code`)} as below,
      ${list(sql`select o.old_code as code, o.old_name as name, o.note
        from unit_origin o where o.unit_id = u.id order by o.old_name`)} as origins,
      ${list(sql`select s.successor_id as id, coalesce(${unitNameOn(sql.ref('s.successor_id'), now)}, '') as name,
          s.legal_basis as "legalBasis"
        from unit_successor s where s.unit_id = u.id order by 2`)} as successors,
      ${list(sql`select s.unit_id as id, coalesce(${unitNameOn(sql.ref('s.unit_id'), now)}, '') as name
        from unit_successor s where s.successor_id = u.id order by 2`)} as predecessors,
      ${contactOn(sql.ref('u.id'), today)} as contact,
      ${list(sql`select ${day('c.valid_from')} as "from", c.address
        from unit_contact c where c.unit_id = u.id and c.valid_from > ${today}::date order by c.valid_from`)} as "plannedContacts",
      ${list(sql`select c.what, ${day('c.from_day')} as "from", c.reason, p.name as "by", c.at
        from unit_change c join person p on p.id = c.by_person where c.unit_id = u.id order by c.at desc, c.id desc
        limit 100`)} as changes,
      ${ancestorsOf(sql.ref('u.id'))} as ancestors
    from unit u where u.id = ${unitId}::uuid`.execute(db);
  return rows[0] ?? null;
}
