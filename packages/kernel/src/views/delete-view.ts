import { deleteView as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';

/** Takes a view of the caller away. Who opened their list with it opens it with everything again. */
export const deleteView = defineKernelOperation(endpoint, async (ctx, { viewId }) => {
  const { rows } = await sql`
    delete from saved_view where id = ${viewId}::uuid and person_id = ${ctx.actor.personId}::uuid returning id`.execute(
    ctx.db,
  );
  return rows.length === 0 ? notFound() : {};
});
