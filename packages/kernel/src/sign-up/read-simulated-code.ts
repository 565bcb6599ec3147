import { readSimulatedCode as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { isSimulator } from '../messages/gateways/simulated-gateway.ts';

/** What went nowhere but would have gone to the address that this browser named. By the id that it alone was told, so that nobody reads
 * what was meant for another; only where the channel of that message is simulated. */
export const readSimulatedCode = defineKernelOperation(endpoint, async (ctx, { askId }) => {
  const asked = await ctx.db.selectFrom('account_code').select('channel').where('id', '=', askId).executeTakeFirst();
  const channel = asked?.channel === 'sms' ? 'sms' : 'email';
  if (ctx.space !== 'official' || !isSimulator(ctx.messageGateways.of(ctx.space, channel))) return { text: null };
  const message = await ctx.db
    .selectFrom('simulated_message')
    .select('text')
    .where('id', '=', asked === undefined ? null : askId)
    .where('space', '=', ctx.space)
    .executeTakeFirst();
  return { text: message?.text ?? null };
});
