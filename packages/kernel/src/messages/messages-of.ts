import type { MessageChannel, SystemName } from '@dongbo/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { deliveriesOf, type TypedDelivery } from '../deliveries/delivery.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { addNotices } from '../notices/notice-store.ts';
import { sweepsOf, type Sweep } from '../schedules/sweep.ts';
import { composeMessage } from './compose-message.ts';
import { isTooLate, mayGoAt } from './due-rule.ts';
import type { MessageOutcome, OutgoingMessage } from './message-gateway.ts';
import { messagePolicy } from './message-policy.ts';
import { endMessage, findQueued, putOff, type OpenMessage } from './message-store.ts';
import { noteReturned } from './address-store.ts';

const defineDelivery = deliveriesOf<KernelTables, unknown>();
const defineSweep = sweepsOf<KernelTables, unknown>();
const Payload = z.object({ messageId: z.uuid() });
/** So many in one turn; where there are more, the next follows at once. */
const mostAtOnce = 500;

/** Carriers take one message after the other: one that does not answer takes one place of its pool. */
export const queueOf = (channel: MessageChannel): string => `messages/${channel}`;

/** Why a message that was to go now does not; null: it goes. */
function endOf({ address, address_state: state, until, is_overtaken: isOvertaken }: OpenMessage, now: Date) {
  if (address === null || state !== 'on' || isTooLate({ at: now, until })) return 'dropped';
  return isOvertaken ? 'replaced' : null;
}

type Claiming = Pick<KernelContext, 'db' | 'now' | 'space' | 'publicAddress' | 'messageGateways'>;

/** Reads a message as it goes out now; null: it does not, or not yet. */
async function claimMessage(ctx: Claiming, system: SystemName, id: string) {
  const { db, now, space } = ctx;
  const found = await findQueued(db, id);
  if (found === undefined) return null;
  const { channel, language, address, key, facts } = found;
  const gateway = ctx.messageGateways.of(space, channel);
  const end = gateway === null ? 'dropped' : endOf(found, now);
  if (gateway === null || address === null || end !== null) {
    await endMessage(db, { id, state: end ?? 'dropped', now });
    return null;
  }
  // What was tried in vain until the night waits for the morning.
  const goesAt = mayGoAt({ at: now, until: found.until });
  if (goesAt > now) {
    await putOff(db, id, goesAt);
    return null;
  }
  const words = { subjectKey: `${system}.subject`, key, facts };
  const frame = { channel, language, isTrial: space === 'trial', address: ctx.publicAddress, isAboutChange: true };
  const message: OutgoingMessage = { id, space, to: address, ...composeMessage(words, frame) };
  return { gateway, message, channel, addressId: found.address_id, personId: found.person_id };
}

/** The address does not exist: it is turned off, and its owner told where they look anyway. */
async function turnOff(
  ctx: KernelContext,
  { addressId, personId, channel }: { addressId: string; personId: string | null; channel: MessageChannel },
): Promise<void> {
  await noteReturned(ctx, addressId);
  if (personId === null) return;
  const id = ctx.newId();
  const told = { system: 'kernel', key: `address-returned-${channel}`, facts: {}, subjectId: null } as const;
  await addNotices(ctx.db, [{ id, personId, ...told, eventId: id, at: ctx.now }]);
}

export interface MessagesOfSystem {
  readonly delivery: TypedDelivery<typeof Payload>;
  readonly sweep: Sweep<z.ZodUUID>;
}

/** What a system needs to tell people outside of the platform: a sweep that takes up what is due, and the delivery that hands it over,
 * under the system's own name, so that both wait while it is closed. */
export function messagesOf(system: SystemName): MessagesOfSystem {
  const delivery = defineDelivery({
    name: `${system}.send-message`,
    payload: Payload,
    claim: async (ctx, { messageId }) => await claimMessage(ctx, system, messageId),
    send: async ({ gateway, message }, { signal }): Promise<MessageOutcome> => await gateway.send(message, signal),
    async record(ctx, { payload: { messageId: id }, claimed, answer }) {
      const { channel, gateway } = claimed;
      const isSent = answer.kind === 'accepted';
      const reference = isSent ? answer.reference : null;
      const { subject_id: subjectId } = await ctx.db
        .selectFrom('message')
        .select('subject_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      ctx.about(subjectId);
      // Which channel and who carried it; never where to or what.
      ctx.note(`${channel}, ${gateway.name}`, { declined: !isSent });
      await endMessage(ctx.db, { id, state: isSent ? 'sent' : 'refused', reference, now: ctx.now });
      if (!isSent) await turnOff(ctx, claimed);
    },
    async givenUp(ctx, { messageId: id }) {
      await endMessage(ctx.db, { id, state: 'failed', now: ctx.now });
    },
  });
  const sweep = defineSweep({
    name: `${system}.send-messages`,
    at: { everyMinutes: messagePolicy.lookEveryMinutes },
    place: z.uuid(),
    async turn(ctx) {
      const { rows } = await sql<{ id: string; channel: MessageChannel }>`
        update message set state = 'queued' where id in (
          select id from message where space = ${ctx.space} and system = ${system} and state = 'waiting' and due_at <= ${ctx.now}
          order by due_at limit ${mostAtOnce} for update skip locked)
        returning id, channel`.execute(ctx.db);
      for (const { id, channel } of rows) ctx.enqueue(delivery, { messageId: id }, { queue: queueOf(channel) });
      return { isMore: rows.length === mostAtOnce };
    },
  });
  return { delivery, sweep };
}
