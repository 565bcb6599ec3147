import type { Measure } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineMeasure } from '../define.ts';

/** A measure that counts, from rows of (unit_id, value) as of an instant; what belongs to no unit counts in the whole alone. */
export const countOf = (name: string, rowsAt: (now: Date) => RawBuilder<unknown>): Measure =>
  defineMeasure({
    name,
    unit: 'count',
    byUnit: true,
    async read({ db, now }) {
      const found = await sql<{ unitId: string | null; value: number; whole: boolean }>`
        select unit_id as "unitId", coalesce(sum(value), 0)::integer as value, grouping(unit_id) = 1 as whole
        from (${rowsAt(now)}) r group by grouping sets ((unit_id), ())`.execute(db);
      return found.rows.filter(({ unitId, whole }) => whole || unitId !== null);
    },
  });
