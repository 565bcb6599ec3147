import { renameSecondFactor as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';

export const renameSecondFactor = defineKernelOperation(endpoint, async (ctx, { factorId, name }) => {
  const { numUpdatedRows } = await ctx.db
    .updateTable('second_factor')
    .set({ name })
    .where('id', '=', factorId)
    .where('person_id', '=', ctx.actor.personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return notFound();
  ctx.about(factorId);
  ctx.note(name);
  return {};
});
