import type { LocalText } from '@dongbo/contract';
import { unitNameOn } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** A role held, as a row of JSON. */
export interface RoleRow {
  readonly role: string;
  readonly name: LocalText;
  readonly unit: { readonly id: string; readonly name: string };
  readonly field: string | null;
  /** ISO 8601; null: until it is withdrawn. */
  readonly validTo: string | null;
}

/** So many stand in a list. */
const mostShown = 5;

const inForce = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})`;

/** The roles that a person holds now, the oldest first and those of one instant by name, as a JSON column; at most five unless more are asked for. */
export const rolesOf = (personId: RawBuilder<unknown>, now: Date, most = mostShown): RawBuilder<RoleRow[]> => sql<
  RoleRow[]
>`coalesce((
  select json_agg(json_build_object('role', h.role_key, 'name', h.name, 'field', h.field,
    'unit', json_build_object('id', h.unit_id, 'name', ${unitNameOn(sql.ref('h.unit_id'), now)}),
    'validTo', to_char(h.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by h.valid_from, h.name->>'vi', h.id)
  from (
    select g.id, g.role_key, r.name, g.field, g.unit_id, g.valid_to, g.valid_from
    from role_grant g join role r on r.key = g.role_key
    where g.person_id = ${personId} and ${inForce(now)} order by g.valid_from, r.name->>'vi', g.id limit ${most}) h), '[]')`;

/** How many there are beside those. */
export const moreRolesOf = (personId: RawBuilder<unknown>, now: Date): RawBuilder<number> => sql<number>`(
  select greatest(count(*) - ${mostShown}::integer, 0)::integer from role_grant g where g.person_id = ${personId} and ${inForce(now)})`;
