import type { Measure } from '@dongbo/kernel';
import { sql } from 'kysely';
import { countOf } from '../measures/count-of.ts';

/** What the collecting of fees is watched by: work that waits for a cashier. */
export const feeMeasures: readonly Measure[] = [
  countOf(
    'procedures.payment-differences-open',
    () => sql`select unit_id, count(*) as value from payment_difference where settled_at is null group by unit_id`,
  ),
  countOf(
    'procedures.fee-refunds-open',
    () => sql`select y.unit_id, count(*) as value from fee_refund r join fee_payment y on y.id = r.fee_payment_id
      where r.done_at is null group by y.unit_id`,
  ),
];
