import { askNewPassword as endpoint, type MessageChannel } from '@dongbo/contract';
import { sql } from 'kysely';
import { passwordPolicy } from '../accounts/password-policy.ts';
import { isSimulator } from '../messages/gateways/simulated-gateway.ts';
import { readAddress } from '../messages/read-address.ts';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { askCode } from './account-code-store.ts';
import { spellingsOf, usernameOfAddress } from './declared-rule.ts';
import { takeCodeTurn } from './take-code-turn.ts';

interface Meant {
  readonly channel: MessageChannel;
  readonly address: string;
  readonly numbers: readonly string[];
}

/** The open account of a citizen or a business that has this number and this address: the one that it was made with, or one that it
 * confirmed for messages; null: none. Both have to be right: a telephone number passes on to others. One statement. */
async function findMeant(
  { db, space }: Pick<KernelContext, 'db' | 'space'>,
  { channel, address, numbers }: Meant,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join account a on a.person_id = p.id
    where p.kind = 'citizen' and a.disabled_at is null and coalesce(p.identity_number, p.declared_number) = any(${numbers}::text[])
      and p.id in (
        select person_id from account where username = ${usernameOfAddress(channel, address)}
        union all select person_id from message_address where person_id is not null and space = ${space} and channel = ${channel}
          and state = 'on' and lower(address) = ${address.toLowerCase()})
    order by a.last_signed_in_at desc nulls last, p.id limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Begins a new password of a citizen or a business; the accounts of officials have their administrators. Whether there is such an account
 * shows in the message alone. */
export const askNewPassword = defineKernelOperation(endpoint, async (ctx, input) => {
  const { channel } = input;
  if (ctx.space !== 'official') return ctx.refuse('sign-up.official-only');
  const gateway = ctx.messageGateways.of(ctx.space, channel);
  if (gateway === null) return ctx.refuse('message-way.not-offered');
  const address = readAddress(channel, input.address);
  if (address === null)
    return ctx.refuse(channel === 'email' ? 'message-way.not-an-email' : 'message-way.not-a-mobile');
  const numbers = spellingsOf(input.number);
  const number = numbers[0] ?? '';
  const until = await takeCodeTurn(ctx, { address, number });
  if (until !== null) return ctx.refuse('sign-up.too-many', { until: until.toISOString() });
  const personId = await findMeant(ctx, { channel, address, numbers });
  const about = { personId, name: null, number, isOrganisation: false };
  const asked = await askCode(ctx, {
    purpose: 'new-password',
    ...about,
    channel,
    address,
    language: ctx.caller.language,
  });
  ctx.note(channel);
  return { ...asked, isSimulated: isSimulator(gateway), strength: passwordPolicy.withoutSecondFactor };
});
