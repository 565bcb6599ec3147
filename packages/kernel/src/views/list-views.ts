import { listViews as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { unitsAbove } from '../organisation/unit-tree.ts';
import { unitNameOn } from '../organisation/unit-name-on.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly mine: boolean;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly is_first: boolean;
}

/** Views of a list: one's own, and those of units at or above one where the caller holds a role. One statement. */
export const listViews = defineKernelOperation(endpoint, async (ctx, { page }) => {
  const me = ctx.actor.personId;
  const units = [...new Set(ctx.actor.grants.map(({ unitId }) => unitId))];
  const { rows } = await sql<Row>`
    select v.id, v.name, v.search, v.person_id = ${me}::uuid as mine, v.unit_id,
      ${unitNameOn(sql.ref('v.unit_id'), ctx.now)} as unit_name, f.view_id is not null as is_first
    from saved_view v
    left join first_view f on f.view_id = v.id and f.person_id = ${me}::uuid and f.page = v.page
    where v.page = ${page} and (v.person_id = ${me}::uuid
      or v.unit_id in (${unitsAbove(units)}))
    order by mine desc, v.name, v.id`.execute(ctx.db);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      search: row.search,
      mine: row.mine,
      sharedWith: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name ?? '' },
      isFirst: row.is_first,
    })),
  };
});
