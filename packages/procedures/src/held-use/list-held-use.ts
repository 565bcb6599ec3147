import { heldUseFigures, listHeldUse as endpoint, type HeldUse, type HeldUseGroup } from '@dongbo/contract/procedures';
import { unitNameOn } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineOperation } from '../define.ts';
import { checkFigurePeriod } from '../figures/list-figures.ts';
import { countedBy, heldUseOf } from './held-use-query.ts';

const mostRows = 300;

interface Row {
  readonly key: string | null;
  readonly whole: boolean;
  readonly name: string | null;
  readonly figures: HeldUse;
}

const keys: Readonly<Record<HeldUseGroup, RawBuilder<unknown>>> = {
  unit: sql`d.competent_unit_id::text`,
  procedure: sql`p.code`,
  paper: sql`h.name`,
};

const nameOf = (group: HeldUseGroup, now: Date): RawBuilder<unknown> =>
  ({
    unit: unitNameOn(sql`r.key::uuid`, now),
    procedure: sql`(select coalesce((select names ->> 'vi' from procedure_reading where code = left(r.key, 8)), v.name)
      from procedure p join procedure_version v on v.procedure_id = p.id where p.code = r.key order by v.valid_from desc limit 1)`,
    paper: sql`r.key`,
  })[group];

const nothing: HeldUse = { offered: 0, used: 0, asked: 0 };

/** How often papers were asked for that were held, of what the caller's figures count. One statement. */
export const listHeldUse = defineOperation(endpoint, async (ctx, { group, ...question }) => {
  checkFigurePeriod(ctx, question);
  const { tables, from } = heldUseOf(ctx.actor, question);
  const counts = heldUseFigures.map(
    (figure) => sql`${figure}::text, count(distinct h.dossier_id) filter (where ${countedBy[figure]})`,
  );
  const { rows } = await sql<Row>`
    with ${tables}, counted as (
      select h.key, grouping(h.key) = 1 as whole, jsonb_build_object(${sql.join(counts)}) as figures
      from (select ${keys[group]} as key, h.dossier_id, h.outcome from ${from}) h
      group by grouping sets ((h.key), ()))
    select r.*, case when not r.whole then ${nameOf(group, ctx.now)} end as name from counted r`.execute(ctx.db);
  const items = rows.flatMap(({ key, whole, name, figures }) =>
    whole || key === null ? [] : [{ key, name: name ?? key, figures }],
  );
  return {
    total: rows.find(({ whole }) => whole)?.figures ?? nothing,
    items: items
      .toSorted(
        (a, b) =>
          b.figures.asked - a.figures.asked ||
          b.figures.offered - a.figures.offered ||
          a.name.localeCompare(b.name, 'vi'),
      )
      .slice(0, mostRows),
  };
});
