import { MessageChannel, listMySimulatedMessages as endpoint, messageChannels } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { isSimulator } from './gateways/simulated-gateway.ts';

const most = 50;

/** What went nowhere but would have gone to the caller: codes that they asked for, and messages to their own account. By the id under which
 * it was handed over and not by address, so that nobody reads what was meant for another by typing their number. */
export const listMySimulatedMessages = defineKernelOperation(endpoint, async (ctx) => {
  const simulated = messageChannels.filter((channel) => isSimulator(ctx.messageGateways.of(ctx.space, channel)));
  if (simulated.length === 0) return notFound();
  const { personId } = ctx.actor;
  const rows = await ctx.db
    .selectFrom('simulated_message as s')
    .select(['s.channel', 's.address', 's.subject', 's.text', 's.at'])
    .where('s.space', '=', ctx.space)
    .where('s.channel', 'in', simulated)
    .where(
      's.id',
      'in',
      sql<string>`(select c.id from message_code c where c.person_id = ${personId} union all
        select m.id from message m join message_address a on a.id = m.address_id where a.person_id = ${personId})`,
    )
    .orderBy('s.at', 'desc')
    .limit(most)
    .execute();
  return {
    items: rows.map((row) => ({ ...row, channel: MessageChannel.parse(row.channel), at: row.at.toISOString() })),
  };
});
