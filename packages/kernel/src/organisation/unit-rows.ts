import { fold } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Scope } from '../identity/actor.ts';
import { reachOf } from './reach-of.ts';
import { unitNameOn } from './unit-name-on.ts';

export interface UnitRowsQuery {
  /** Where the asker may look; null: everywhere. */
  readonly scopes: readonly Scope[] | null;
  /** Folded words that must all stand in a name of today or before, or in the code. */
  readonly words: readonly string[];
  readonly parentId: string | null;
  readonly kind: string | null;
  /** Also units that have ended. */
  readonly ended: boolean;
  readonly now: Date;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly most: number;
}

interface Row {
  readonly id: string;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly units: number;
  readonly people: number;
  readonly hasContact: boolean;
  readonly found: readonly string[];
}

const matches = ({ name, code, found }: Row, words: readonly string[]): boolean =>
  [`${name} ${code}`, ...found].some((text) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  });

/** Units for who administers them, by kind and code: one statement. */
export async function readUnitRows<T extends KernelTables>(
  db: Kysely<T>,
  query: UnitRowsQuery,
): Promise<readonly Omit<Row, 'found'>[]> {
  const { scopes, words, parentId, kind, ended, now, today } = query;
  const living = sql`(x.valid_to is null or x.valid_to >= ${today}::date)`;
  const { rows } = await sql<Row>`
    select u.id, u.parent_id as "parentId", ${unitNameOn(sql.ref('u.parent_id'), now)} as "parentName", u.kind, u.code,
      coalesce(${unitNameOn(sql.ref('u.id'), now)},
        (select n.name from unit_name n where n.unit_id = u.id order by n.valid_from limit 1), u.code) as name,
      to_char(u.valid_from, 'YYYY-MM-DD') as "validFrom", to_char(u.valid_to, 'YYYY-MM-DD') as "validTo",
      (select count(*)::integer from unit x where x.parent_id = u.id and ${living}) as units,
      (select count(distinct g.person_id)::integer from role_grant g where g.unit_id = u.id and g.valid_from <= ${now}
        and (g.valid_to is null or g.valid_to > ${now})) as people,
      exists (select from unit_contact c where c.unit_id = u.id and c.valid_from <= ${today}::date
        and coalesce(c.address, c.phone, c.email) is not null) as "hasContact",
      ${
        words.length === 0
          ? sql`'{}'::text[]`
          : sql`array(select n.name from unit_name n where n.unit_id = u.id
        union all select o.old_name from unit_origin o where o.unit_id = u.id)`
      } as found
    from unit u
    where (${ended} or u.valid_to is null or u.valid_to >= ${today}::date)
      and (${parentId}::uuid is null or u.parent_id = ${parentId}::uuid)
      and (${kind}::text is null or u.kind = ${kind})
      ${scopes === null ? sql`` : sql`and u.id in (select r.unit_id from (${reachOf(scopes)}) r where r.field is null)`}
    order by array_position(array['province', 'department', 'commune', 'one-stop', 'service-centre', 'division', 'vendor'], u.kind),
      u.code`.execute(db);
  return rows
    .filter((row) => matches(row, words))
    .slice(0, query.most)
    .map(
      ({ id, parentId: above, parentName, kind: of, code, name, validFrom, validTo, units, people, hasContact }) => ({
        id,
        parentId: above,
        parentName,
        kind: of,
        code,
        name,
        validFrom,
        validTo,
        units,
        people,
        hasContact,
      }),
    );
}

/** What units of a kind are for, where work is routed by it, with the name of one of them. */
export interface UnitFunction {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
}

/** Every function that some unit has. */
export async function readUnitFunctions<T extends KernelTables>(db: Kysely<T>, now: Date): Promise<UnitFunction[]> {
  const { rows } = await sql<UnitFunction>`
    select distinct on (u.kind, u.function_key) u.kind, u.function_key as key,
      coalesce(${unitNameOn(sql.ref('u.id'), now)}, u.function_key) as name
    from unit u where u.function_key is not null and u.valid_to is null
    order by u.kind, u.function_key, u.code`.execute(db);
  return rows;
}
