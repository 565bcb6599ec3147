import { removeMessageAddress as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { changeAddress } from './address-store.ts';

/** Removes an address of the caller, and what was asked for one. */
export const removeMessageAddress = defineKernelOperation(endpoint, async (ctx, { channel }) => {
  const { personId } = ctx.actor;
  if (personId === null) return {};
  await changeAddress(ctx, { of: { personId }, channel, choice: 'removed' });
  await ctx.db
    .deleteFrom('message_code')
    .where('person_id', '=', personId)
    .where('space', '=', ctx.space)
    .where('channel', '=', channel)
    .execute();
  ctx.about(personId);
  ctx.note(`${channel}, removed`);
  return {};
});
