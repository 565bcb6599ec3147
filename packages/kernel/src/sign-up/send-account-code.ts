import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { deliveriesOf } from '../deliveries/delivery.ts';
import { composeMessage } from '../messages/compose-message.ts';
import { codeOf } from '../messages/message-code.ts';
import type { MessageOutcome, OutgoingMessage } from '../messages/message-gateway.ts';
import { signUpPolicy } from './sign-up-policy.ts';

interface Waiting {
  readonly purpose: string;
  readonly personId: string | null;
}

/** What a message says: a code, or that the address has an account already; null: nothing goes out, because nobody's account is meant. */
function wordOf({ purpose, personId }: Waiting): 'sign-up' | 'account-exists' | 'new-password' | 'proof' | null {
  if (purpose === 'sign-up') return personId === null ? 'sign-up' : 'account-exists';
  if (personId === null) return null;
  return purpose === 'proof' ? 'proof' : 'new-password';
}

/** Sends the code of a sign-up, a new password or a proof, or word that the address has an account already: at once, because its owner sits
 * before the page and waits. The code is worked out as it goes and stands in no table, queue or log. */
export const sendAccountCode = deliveriesOf<KernelTables, unknown>()({
  name: 'kernel.send-account-code',
  payload: z.object({ askId: z.uuid() }),
  maxAttempts: 5,
  timeoutMs: 20_000,
  backoffSeconds: [5, 15, 60, 120],
  async claim(ctx, { askId }) {
    const asked = await ctx.db
      .selectFrom('account_code')
      .select(['purpose', 'person_id as personId', 'channel', 'address', 'language'])
      .where('id', '=', askId)
      .where('expires_at', '>', ctx.now)
      .executeTakeFirst();
    const word = asked === undefined ? null : wordOf(asked);
    if (asked === undefined || word === null) return null;
    const channel = asked.channel === 'sms' ? 'sms' : 'email';
    const gateway = ctx.messageGateways.of(ctx.space, channel);
    if (gateway === null) return null;
    const language = asked.language === 'en' || asked.language === 'uk' ? asked.language : 'vi';
    const facts = { code: codeOf(askId, ctx.deviceKey), minutes: String(signUpPolicy.code.minutes) };
    const composed = composeMessage(
      { subjectKey: `message.${word}-subject`, key: `message.${word}-${channel}`, facts },
      { channel, language, isTrial: ctx.space === 'trial', address: ctx.publicAddress, isAboutChange: false },
    );
    const message: OutgoingMessage = { id: askId, space: ctx.space, to: asked.address, ...composed };
    return { gateway, message, channel };
  },
  send: async ({ gateway, message }, { signal }): Promise<MessageOutcome> => await gateway.send(message, signal),
  async record(ctx, { payload: { askId }, claimed: { channel, gateway }, answer }) {
    const isSent = answer.kind === 'accepted';
    await ctx.db
      .updateTable('account_code')
      .set({ sending: isSent ? 'sent' : 'refused' })
      .where('id', '=', askId)
      .execute();
    ctx.about(askId);
    ctx.note(`${channel}, ${gateway.name}`, { declined: !isSent });
  },
  async givenUp(ctx, { askId }) {
    await ctx.db.updateTable('account_code').set({ sending: 'failed' }).where('id', '=', askId).execute();
  },
});
