import { mostViews, saveView as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { lockViews, maySpeakTo } from './change-own-view.ts';

interface Known {
  readonly others: number;
  /** With whom the view of this name is shared. */
  readonly unit_id: string | null;
}

/** Saves filters under a name, over one's own view of the name where there is one. */
export const saveView = defineKernelOperation(endpoint, async (ctx, { page, name, search }) => {
  const me = ctx.actor.personId;
  lockViews(ctx, me);
  const { rows: known } = await sql<Known>`
    select count(*) filter (where name <> ${name})::integer as others,
      (array_agg(unit_id) filter (where name = ${name}))[1] as unit_id
    from saved_view where person_id = ${me}::uuid and page = ${page}`.execute(ctx.db);
  if ((known[0]?.others ?? 0) >= mostViews) return ctx.refuse('view.too-many', { limit: mostViews });
  if (!(await maySpeakTo(ctx, known[0]?.unit_id ?? null))) return ctx.refuse('view.not-shared-by-you');
  const { rows } = await sql<{ id: string }>`
    insert into saved_view (id, page, person_id, name, search, created_at)
    values (${ctx.newId()}::uuid, ${page}, ${me}::uuid, ${name}, ${JSON.stringify(search)}::jsonb, ${ctx.now})
    on conflict (person_id, page, name) do update set search = excluded.search returning id`.execute(ctx.db);
  return { id: rows[0]?.id ?? '' };
});
