import type { LocalText } from '@dongbo/contract';
import { HeldOutcome, listHeldUseDossiers as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, readCursor, takePage, unitNameOn } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { defineOperation } from '../define.ts';
import { checkFigurePeriod } from '../figures/list-figures.ts';
import { countedBy, heldUseOf } from './held-use-query.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly short_name: LocalText | null;
  readonly unit_name: string | null;
  readonly received_at: Date;
  readonly papers: readonly { readonly name: string; readonly outcome: string }[];
}

/** The dossiers that a number counted, the newest reception first. One statement. */
export const listHeldUseDossiers = defineOperation(endpoint, async (ctx, input) => {
  const { figure, procedureCode, paper, cursor, limit, ...question } = input;
  checkFigurePeriod(ctx, question);
  const end = cursor === undefined ? undefined : readCursor(cursor);
  const more: RawBuilder<unknown>[] = [countedBy[figure]];
  if (procedureCode) more.push(sql`p.code = ${procedureCode}`);
  if (paper) more.push(sql`h.name = ${paper}`);
  if (end) more.push(sql`(h.received_at, h.dossier_id) < (${end.at}::timestamptz, ${end.id}::uuid)`);
  const { tables, from } = heldUseOf(ctx.actor, question, more);
  const { rows } = await sql<Row>`
    with ${tables}, counted as (
      select h.dossier_id, h.received_at, jsonb_agg(jsonb_build_object('name', h.name, 'outcome', h.outcome) order by h.component_id) as papers
      from ${from} group by h.dossier_id, h.received_at
      order by h.received_at desc, h.dossier_id desc limit ${limit + 1})
    select d.id, d.code, v.name, ${shortNameOf(sql.ref('p.code'))} as short_name,
      ${unitNameOn(sql.ref('d.competent_unit_id'), ctx.now)} as unit_name, c.received_at, c.papers
    from counted c join dossier d on d.id = c.dossier_id
    join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
    order by c.received_at desc, d.id desc`.execute(ctx.db);
  const { items, nextCursor } = takePage(rows, limit, (row) => ({ at: row.received_at, id: row.id }));
  return {
    nextCursor,
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      procedureName: row.name,
      procedureShortName: row.short_name,
      unitName: row.unit_name ?? '',
      receivedAt: formatInstant(row.received_at),
      papers: row.papers.map(({ name, outcome }) => ({ name, outcome: HeldOutcome.parse(outcome) })),
    })),
  };
});
