import { sql, type RawBuilder } from 'kysely';
import { isInForce } from './in-force.ts';
import { unitNameOn } from './unit-name-on.ts';

/** The roles that a person held at an instant, each with its unit, in Vietnamese, as a column: `["Chuyên viên, Phường A"]`; at
 * most five. */
export const rolesOn = (personId: RawBuilder<unknown>, at: RawBuilder<Date>): RawBuilder<string[]> => sql<
  string[]
>`array(
  select distinct concat(r.name ->> 'vi', ', ', ${unitNameOn(sql`g.unit_id`, at)})
  from role_grant g join role r on r.key = g.role_key
  where g.person_id = ${personId} and ${isInForce(at)}
  limit 5)`;
