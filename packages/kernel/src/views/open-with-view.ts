import { openWithView as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { unitsAbove } from '../organisation/unit-tree.ts';

/** Notes the view with which a list opens for the caller: one of their own, or one that is shared with them. */
export const openWithView = defineKernelOperation(endpoint, async (ctx, { page, view }) => {
  const me = ctx.actor.personId;
  if (view === null) {
    await sql`delete from first_view where person_id = ${me}::uuid and page = ${page}`.execute(ctx.db);
    return {};
  }
  const units = [...new Set(ctx.actor.grants.map(({ unitId }) => unitId))];
  const { rows } = await sql`
    insert into first_view (person_id, page, view_id)
    select ${me}::uuid, page, id from saved_view where id = ${view}::uuid and page = ${page} and (person_id = ${me}::uuid
      or unit_id in (${unitsAbove(units)}))
    for key share
    on conflict (person_id, page) do update set view_id = excluded.view_id returning view_id`.execute(ctx.db);
  return rows.length === 0 ? notFound() : {};
});
