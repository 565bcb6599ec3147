import { listFacets as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { validOn } from './search-store.ts';

interface FacetRow {
  readonly field: string | null;
  readonly ministry: string | null;
  readonly count: number;
  readonly fileable: number;
}

/** Counts what is valid today by field and by ministry, the largest first. */
export const listFacets = defineOperation(endpoint, async (ctx) => {
  const found = await sql<FacetRow>`
    select v.field, v.ministry, count(*)::int as count, (count(*) filter (where v.fileable))::int as fileable
    from procedure_version v where ${validOn(localDate(ctx.now))}
    group by grouping sets ((), (v.field), (v.ministry))
    order by count desc, v.field, v.ministry`.execute(ctx.db);
  const named = (key: 'field' | 'ministry') =>
    found.rows.flatMap((row) => {
      const name = row[key];
      return name === null ? [] : [{ name, count: row.count }];
    });
  const whole = found.rows.find((row) => row.field === null && row.ministry === null);
  return {
    total: whole?.count ?? 0,
    fileable: whole?.fileable ?? 0,
    fields: named('field'),
    ministries: named('ministry'),
  };
});
