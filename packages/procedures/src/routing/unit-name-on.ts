import { sql, type RawBuilder } from 'kysely';

/** Picks the name of a unit (table `unit_name`) that is valid on the day of an instant in Asia/Ho_Chi_Minh. */
export const nameOfUnitOn = (at: Date): RawBuilder<boolean> =>
  sql<boolean>`(${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
    between unit_name.valid_from and coalesce(unit_name.valid_to, 'infinity')`;
