import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '../identity/actor.ts';

const given = (scopes: readonly Scope[]): RawBuilder<unknown> => sql`
  unnest(${scopes.map(({ unitId }) => unitId)}::uuid[], ${scopes.map(({ field }) => field)}::text[]) as g(unit, field)
  join unit_closure c on c.ancestor_id = g.unit`;

/** Every unit in reach of these scopes with the field for which it is, as a query of `unit_id` and `field`; each pair once.
 * The query twin of `mayAt` for lists. */
export const reachOf = (scopes: readonly Scope[]): RawBuilder<unknown> =>
  sql`select distinct c.descendant_id as unit_id, g.field from ${given(scopes)}`;

/** Whether one of some units (columns that may be null) is in reach for a field. The query twin of `mayAt` for one row. */
export const isInReach = (
  scopes: readonly Scope[],
  place: { readonly units: readonly RawBuilder<unknown>[]; readonly field: RawBuilder<unknown> },
): RawBuilder<boolean> => sql<boolean>`exists (
  select from ${given(scopes)}
  where c.descendant_id in (${sql.join(place.units)}) and (g.field is null or g.field = ${place.field}))`;
