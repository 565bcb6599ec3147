import { listSimulatedMessages as endpoint } from '@dongbo/contract';
import { MessageChannel } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** What went nowhere, for whoever tries the platform out. */
export const listSimulatedMessages = defineKernelOperation(endpoint, async (ctx, { limit }) => {
  const rows = await ctx.db
    .selectFrom('simulated_message')
    .select(['channel', 'address', 'subject', 'text', 'at'])
    .where('space', '=', ctx.space)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return {
    items: rows.map((row) => ({ ...row, channel: MessageChannel.parse(row.channel), at: row.at.toISOString() })),
  };
});
