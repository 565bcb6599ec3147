import { sql, type RawBuilder } from 'kysely';

/** The day of an instant, or of a column of instants, in Asia/Ho_Chi_Minh. */
const dayOf = (at: Date | RawBuilder<Date>): RawBuilder<unknown> =>
  sql`(${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Name and type of a unit on the day of an instant, to be joined: the last ones when the unit has ended, so that what it did
 * stays in sight; no row before its first. */
export const namesOn = (unitId: RawBuilder<unknown>, at: Date | RawBuilder<Date>): RawBuilder<unknown> => sql`lateral (
  select n.name, n.type from unit_name n where n.unit_id = ${unitId} and n.valid_from <= ${dayOf(at)}
  order by n.valid_from desc limit 1)`;

/** The same name as a column; null where there is none. */
export const unitNameOn = (unitId: RawBuilder<unknown>, at: Date | RawBuilder<Date>): RawBuilder<string | null> => sql<
  string | null
>`(
  select n.name from unit_name n where n.unit_id = ${unitId} and n.valid_from <= ${dayOf(at)}
  order by n.valid_from desc limit 1)`;
