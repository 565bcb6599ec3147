import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { deliveriesOf } from '../deliveries/delivery.ts';
import { composeMessage } from './compose-message.ts';
import { codeOf } from './message-code.ts';
import type { MessageOutcome, OutgoingMessage } from './message-gateway.ts';
import { messagePolicy } from './message-policy.ts';

/** Sends the code that confirms an address: at once, also at night, because its owner sits before the page and waits. It is worked out as
 * it goes and stands in no table, queue or log. Of no use after its time, so it is tried for minutes and not for hours. */
export const sendCode = deliveriesOf<KernelTables, unknown>()({
  name: 'kernel.send-code',
  payload: z.object({ requestId: z.uuid() }),
  maxAttempts: 5,
  timeoutMs: 20_000,
  backoffSeconds: [5, 15, 60, 120],
  async claim(ctx, { requestId }) {
    const asked = await ctx.db
      .selectFrom('message_code')
      .select(['channel', 'address', 'language'])
      .where('id', '=', requestId)
      .where('space', '=', ctx.space)
      .where('expires_at', '>', ctx.now)
      .executeTakeFirst();
    if (asked === undefined) return null;
    const channel = asked.channel === 'sms' ? 'sms' : 'email';
    const gateway = ctx.messageGateways.of(ctx.space, channel);
    if (gateway === null) return null;
    const language = asked.language === 'en' || asked.language === 'uk' ? asked.language : 'vi';
    const facts = { code: codeOf(requestId, ctx.deviceKey), minutes: String(messagePolicy.code.minutes) };
    const composed = composeMessage(
      { subjectKey: 'message.code-subject', key: `message.code-${channel}`, facts },
      {
        channel,
        language,
        isTrial: ctx.space === 'trial',
        address: ctx.publicAddress,
        isAboutChange: false,
      },
    );
    const message: OutgoingMessage = { id: requestId, space: ctx.space, to: asked.address, ...composed };
    return { gateway, message, channel };
  },
  send: async ({ gateway, message }, { signal }): Promise<MessageOutcome> => await gateway.send(message, signal),
  async record(ctx, { payload: { requestId }, claimed: { channel, gateway }, answer }) {
    const isSent = answer.kind === 'accepted';
    const row = await ctx.db
      .updateTable('message_code')
      .set({ sending: isSent ? 'sent' : 'refused' })
      .where('id', '=', requestId)
      .returning('person_id')
      .executeTakeFirst();
    if (row !== undefined) ctx.about(row.person_id);
    ctx.note(`${channel}, ${gateway.name}`, { declined: !isSent });
  },
  async givenUp(ctx, { requestId }) {
    await ctx.db.updateTable('message_code').set({ sending: 'failed' }).where('id', '=', requestId).execute();
  },
});
