import type { Measure } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineMeasure } from '../define.ts';

/** Rows of (unit_id, value); what belongs to no unit counts in the whole alone. */
const countOf = (name: string, rows: RawBuilder<unknown>): Measure =>
  defineMeasure({
    name,
    unit: 'count',
    byUnit: true,
    async read({ db }) {
      const found = await sql<{ unitId: string | null; value: number; whole: boolean }>`
        select unit_id as "unitId", coalesce(sum(value), 0)::integer as value, grouping(unit_id) = 1 as whole
        from (${rows}) r group by grouping sets ((unit_id), ())`.execute(db);
      return found.rows.filter(({ unitId, whole }) => whole || unitId !== null);
    },
  });

/** What the collecting of fees is watched by: work that waits for a cashier. */
export const feeMeasures: readonly Measure[] = [
  countOf(
    'procedures.payment-differences-open',
    sql`select unit_id, count(*) as value from payment_difference where settled_at is null group by unit_id`,
  ),
  countOf(
    'procedures.fee-refunds-open',
    sql`select y.unit_id, count(*) as value from fee_refund r join fee_payment y on y.id = r.fee_payment_id
      where r.done_at is null group by y.unit_id`,
  ),
];
