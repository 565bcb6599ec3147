import { listPopularProcedures as endpoint } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import popular from '../../data/catalogue/popular.json' with { type: 'json' };
import { defineOperation } from '../define.ts';
import { readingOf, summaryColumns, summaryOf, validOn, type SummaryRow } from './search-store.ts';

/** The most filed first; as long as fewer than eight were ever filed, common ones from `popular.json` fill up. */
export const listPopularProcedures = defineOperation(endpoint, async (ctx) => {
  const found = await sql<SummaryRow>`
    select ${summaryColumns}
    from procedure p
    join procedure_version v on v.procedure_id = p.id and ${validOn(localDate(ctx.now))}
    ${readingOf}
    left join procedure_use u on u.procedure_id = p.id
    where u.dossiers > 0 or p.code = any(${popular.codes}::text[])
    order by u.dossiers desc nulls last, array_position(${popular.codes}::text[], p.code), p.code
    limit 8`.execute(ctx.db);
  return { items: found.rows.map(summaryOf) };
});
