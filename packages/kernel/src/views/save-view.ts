import { mostViews, saveView as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** Saves filters under a name, over one's own view of the name where there is one. */
export const saveView = defineKernelOperation(endpoint, async (ctx, { page, name, search }) => {
  const me = ctx.actor.personId;
  const { rows } = await sql<{ id: string }>`
    insert into saved_view (id, page, person_id, name, search, created_at)
    select ${ctx.newId()}::uuid, ${page}, ${me}::uuid, ${name}, ${JSON.stringify(search)}::jsonb, ${ctx.now}
    where (select count(*) from saved_view where person_id = ${me}::uuid and page = ${page} and name <> ${name}) < ${mostViews}
    on conflict (person_id, page, name) do update set search = excluded.search returning id`.execute(ctx.db);
  const [saved] = rows;
  return saved ?? ctx.refuse('view.too-many', { limit: mostViews });
});
