import { sql, type RawBuilder } from 'kysely';

/** What rules and views need to know of a unit. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly kind: string;
  /** What the unit is for, where data routes by it. */
  readonly functionKey: string | null;
  /** The unit with all units above it. */
  readonly ancestors: readonly string[];
}

/** A unit as JSON (`UnitFacts`): with its name of that day, or its last one when it has ended, and everything above it. */
export const unitJson = (id: RawBuilder<unknown>, at: Date): RawBuilder<UnitFacts> => sql<UnitFacts>`(
  select jsonb_build_object('id', u.id, 'code', u.code, 'kind', u.kind, 'functionKey', u.function_key,
    'name', (select n.name from unit_name n where n.unit_id = u.id
      and n.valid_from <= (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date order by n.valid_from desc limit 1),
    'ancestors', (select jsonb_agg(c.ancestor_id) from unit_closure c where c.descendant_id = u.id))
  from unit u where u.id = ${id})`;
