import { sql, type RawBuilder } from 'kysely';
import { namesOn } from './unit-name-on.ts';

/** What rules, views and letters need to know of a unit. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  /** Kind of territory (xã, phường, tỉnh …); null for other units. */
  readonly type: string | null;
  readonly code: string;
  readonly kind: string;
  /** What the unit is for, where data routes by it. */
  readonly functionKey: string | null;
  readonly parent: { readonly kind: string; readonly name: string; readonly type: string | null } | null;
  /** The unit with all units above it. */
  readonly ancestors: readonly string[];
}

const factsJson = sql`json_build_object('id', u.id, 'code', u.code, 'kind', u.kind, 'functionKey', u.function_key,
    'name', un.name, 'type', un.type,
    'parent', case when up.id is not null then json_build_object('kind', up.kind, 'name', pn.name, 'type', pn.type) end,
    'ancestors', (select json_agg(c.ancestor_id) from unit_closure c where c.descendant_id = u.id))`;

const namedUnits = (at: Date): RawBuilder<unknown> => sql`
  unit u cross join ${namesOn(sql.ref('u.id'), at)} un
  left join unit up on up.id = u.parent_id
  left join ${namesOn(sql.ref('up.id'), at)} pn on true`;

/** A unit as JSON (`UnitFacts`), with names of that day and everything above it. */
export const unitJson = (id: RawBuilder<unknown>, at: Date): RawBuilder<UnitFacts> => sql<UnitFacts>`(
  select ${factsJson} from ${namedUnits(at)} where u.id = ${id})`;

/** Several units (an array of ids) as one JSON object by id. */
export const unitsJson = (ids: RawBuilder<unknown>, at: Date): RawBuilder<Record<string, UnitFacts>> =>
  sql<
    Record<string, UnitFacts>
  >`(select json_object_agg(u.id, ${factsJson}) from ${namedUnits(at)} where u.id = any(${ids}))`;
