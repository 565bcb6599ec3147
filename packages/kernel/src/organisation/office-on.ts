import { sql, type RawBuilder } from 'kysely';
import { isInForce } from './in-force.ts';
import { unitNameOn } from './unit-name-on.ts';

interface Asked {
  readonly personId: RawBuilder<unknown>;
  readonly at: RawBuilder<Date>;
  /** What was done: an office that allows it is likelier to be the one in which it was done. */
  readonly permission: RawBuilder<unknown>;
  /** Where it was done: of several such offices the one that reaches these units. */
  readonly unitIds: RawBuilder<unknown>;
}

/** The office in which somebody did something, as a lateral join: (unit_name, office), no row where they held none then. The audit does
 * not say it: it follows from the grants that were in force at the instant. */
export const officeOn = ({ personId, at, permission, unitIds }: Asked): RawBuilder<unknown> => sql`lateral (
  select ${unitNameOn(sql`g.unit_id`, at)} as unit_name, r.name as office
  from role_grant g join role r on r.key = g.role_key
  where g.person_id = ${personId} and ${isInForce(at)}
  order by ${permission} = any(r.permissions) desc,
    exists (select from unit_closure c where c.ancestor_id = g.unit_id and c.descendant_id = any(${unitIds})) desc, g.valid_from desc, g.id
  limit 1)`;
