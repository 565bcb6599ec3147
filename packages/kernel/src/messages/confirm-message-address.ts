import { confirmMessageAddress as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { turnAddressOn } from './address-store.ts';
import { codeOf, isCode } from './message-code.ts';
import { messagePolicy } from './message-policy.ts';

interface Tried {
  readonly id: string;
  readonly address: string;
  readonly tries: number;
}

/** Confirms an address by its code. Each try is counted before it is looked at, behind the lock of its row, so that many at once are no
 * more than one after the other; a wrong one is answered and not refused, because what is refused leaves no trace. */
export const confirmMessageAddress = defineKernelOperation(endpoint, async (ctx, { channel, code }) => {
  const { personId } = ctx.actor;
  const { rows } = await sql<Tried>`
    update message_code set tries = tries + 1
    where person_id = ${personId}::uuid and space = ${ctx.space} and channel = ${channel} and expires_at > ${ctx.now}
      and tries < ${messagePolicy.code.tries}
    returning id, address, tries`.execute(ctx.db);
  const [tried] = rows;
  if (personId !== null) ctx.about(personId);
  if (personId === null || tried === undefined) {
    ctx.note(`${channel}, over`, { declined: true });
    return { outcome: 'over' as const, triesLeft: 0 };
  }
  if (!isCode(code, codeOf(tried.id, ctx.deviceKey))) {
    ctx.note(`${channel}, wrong`, { declined: true });
    return { outcome: 'wrong' as const, triesLeft: messagePolicy.code.tries - tried.tries };
  }
  ctx.note(channel);
  await ctx.db.deleteFrom('message_code').where('id', '=', tried.id).execute();
  const { language } = ctx.caller;
  await turnAddressOn(ctx, { of: { personId }, channel, address: tried.address, language });
  return { outcome: 'confirmed' as const, triesLeft: 0 };
});
