import { createHash, randomUUID } from 'node:crypto';
import { askMessageCode as endpoint, type MessageChannel } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { takeTry } from '../session/session-store.ts';
import { minuteMs } from '../time/instant.ts';
import { messagePolicy } from './message-policy.ts';
import { queueOf } from './messages-of.ts';
import { readAddress } from './read-address.ts';
import { sendCode } from './send-code.ts';

type Kind = keyof typeof messagePolicy.slowing;

/** What a code takes from. The counts are hashes: no address stands in them. */
function countsOf(personId: string, channel: MessageChannel, address: string) {
  // However a mailbox is spelt, it is one.
  const whose = address.toLowerCase();
  const count = (kind: Kind, ...parts: readonly string[]) => ({
    ...messagePolicy.slowing[kind],
    key: createHash('sha256')
      .update(JSON.stringify(['message-code', kind, ...parts]))
      .digest('hex'),
  });
  return [
    count('accountAndAddress', personId, channel, whose),
    count('address', channel, whose),
    count('account', personId),
  ];
}

/** Sends a code to an address. The one asked before no longer counts. */
export const askMessageCode = defineKernelOperation(endpoint, async (ctx, { channel, address: typed }) => {
  const { personId } = ctx.actor;
  if (personId === null || ctx.messageGateways.of(ctx.space, channel) === null)
    return ctx.refuse('message-way.not-offered');
  const address = readAddress(channel, typed);
  if (address === null)
    return ctx.refuse(channel === 'email' ? 'message-way.not-an-email' : 'message-way.not-a-mobile');
  const until = await takeTry(ctx.db, countsOf(personId, channel, address), ctx.now);
  if (until !== null) return ctx.refuse('message-way.too-many-codes', { until: until.toISOString() });
  // Not sorted by time: nobody can tell one from another.
  const id = randomUUID();
  const expiresAt = new Date(ctx.now.getTime() + messagePolicy.code.minutes * minuteMs);
  const asked = {
    id,
    address,
    language: ctx.caller.language,
    tries: 0,
    asked_at: ctx.now,
    expires_at: expiresAt,
    sending: 'waiting',
  };
  await ctx.db
    .insertInto('message_code')
    .values({ ...asked, space: ctx.space, person_id: personId, channel })
    .onConflict((conflict) => conflict.columns(['person_id', 'space', 'channel']).doUpdateSet(asked))
    .execute();
  ctx.about(personId);
  ctx.note(channel);
  ctx.enqueue(sendCode, { requestId: id }, { queue: queueOf(channel), priority: -1 });
  return { expiresAt: expiresAt.toISOString() };
});
