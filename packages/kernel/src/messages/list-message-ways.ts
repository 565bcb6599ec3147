import { listMessageWays as endpoint, messageChannels, type MessageWay } from '@dongbo/contract';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { isSimulator } from './gateways/simulated-gateway.ts';
import { messagePolicy } from './message-policy.ts';

type Asked = NonNullable<MessageWay['asked']>;

/** Codes of the caller that can still be typed, by channel. */
async function readAsked(
  { db, space, now }: Pick<KernelContext, 'db' | 'space' | 'now'>,
  personId: string | null,
): Promise<ReadonlyMap<string, Asked>> {
  const rows = await db
    .selectFrom('message_code')
    .select(['channel', 'address', 'expires_at', 'tries', 'sending'])
    .where('person_id', '=', personId)
    .where('space', '=', space)
    .where('expires_at', '>', now)
    .execute();
  return new Map(
    rows.map((row) => [
      row.channel,
      {
        address: row.address,
        expiresAt: row.expires_at.toISOString(),
        triesLeft: Math.max(0, messagePolicy.code.tries - row.tries),
        sending: row.sending as Asked['sending'],
      },
    ]),
  );
}

/** How the caller is told: one row for each channel, also for those that nobody has chosen. */
export const listMessageWays = defineKernelOperation(endpoint, async (ctx) => {
  const { personId } = ctx.actor;
  const rows = await ctx.db
    .selectFrom('message_address')
    .select(['channel', 'address', 'state', 'since'])
    .where('person_id', '=', personId)
    .where('space', '=', ctx.space)
    .execute();
  const asked = await readAsked(ctx, personId);
  return {
    items: messageChannels.map((channel) => {
      const gateway = ctx.messageGateways.of(ctx.space, channel);
      const row = rows.find((one) => one.channel === channel);
      const state = row === undefined || row.address === null ? 'none' : (row.state as MessageWay['state']);
      return {
        channel,
        isOffered: gateway !== null,
        isSimulated: isSimulator(gateway),
        address: row?.address ?? null,
        state,
        since: row?.since.toISOString() ?? null,
        asked: asked.get(channel) ?? null,
      };
    }),
  };
});
