import { renameView as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { lockViews, maySpeakTo } from './change-own-view.ts';

interface Known {
  readonly id: string;
  readonly taken: boolean;
  readonly unit_id: string | null;
}

/** Gives a view of the caller another name, which no other of theirs has for the same list. */
export const renameView = defineKernelOperation(endpoint, async (ctx, { viewId, name }) => {
  lockViews(ctx, ctx.actor.personId);
  const { rows } = await sql<Known>`
    select v.id, v.unit_id, exists (select from saved_view o where o.person_id = v.person_id and o.page = v.page and o.name = ${name} and o.id <> v.id) as taken
    from saved_view v where v.id = ${viewId}::uuid and v.person_id = ${ctx.actor.personId}::uuid for update`.execute(
    ctx.db,
  );
  const found = rows[0] ?? notFound();
  if (found.taken) ctx.refuse('view.name-taken');
  if (!(await maySpeakTo(ctx, found.unit_id))) ctx.refuse('view.not-shared-by-you');
  await sql`update saved_view set name = ${name} where id = ${viewId}::uuid`.execute(ctx.db);
  return { id: found.id };
});
