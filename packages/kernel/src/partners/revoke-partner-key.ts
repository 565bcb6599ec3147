import { revokePartnerKey as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';

/** Ends a key now; one that has ended already keeps its end. The partner's other keys stay. */
export const revokePartnerKey = defineKernelOperation(endpoint, async (ctx, { keyId }) => {
  const key = await ctx.db
    .selectFrom('partner_key')
    .select(['person_id', 'valid_to'])
    .where('id', '=', keyId)
    .executeTakeFirst();
  if (!key) return notFound();
  if (key.valid_to === null || key.valid_to > ctx.now)
    await ctx.db.updateTable('partner_key').set({ valid_to: ctx.now }).where('id', '=', keyId).execute();
  ctx.about(key.person_id, keyId);
  return {};
});
