import { shareView as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { mayAt } from '../identity/actor.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { readAncestors } from '../organisation/public.ts';

/** Shows a view of the caller to a unit that they lead, or to nobody else any more. */
export const shareView = defineKernelOperation(endpoint, async (ctx, { viewId, unitId }) => {
  if (unitId !== null) {
    const ancestors = await readAncestors(ctx.db, unitId);
    if (!mayAt(ctx.actor, endpoint.name, { ancestors, field: null })) notFound();
  }
  const { rows } = await sql<{ id: string }>`
    update saved_view set unit_id = ${unitId}::uuid
    where id = ${viewId}::uuid and person_id = ${ctx.actor.personId}::uuid returning id`.execute(ctx.db);
  return rows[0] ?? ctx.refuse('view.not-own');
});
