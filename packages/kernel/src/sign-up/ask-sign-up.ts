import { askSignUp as endpoint, foldName } from '@dongbo/contract';
import { passwordPolicy } from '../accounts/password-policy.ts';
import { isSimulator } from '../messages/gateways/simulated-gateway.ts';
import { readAddress } from '../messages/read-address.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { localDate } from '../time/instant.ts';
import { askCode } from './account-code-store.ts';
import { readDeclaredNumber, usernameOfAddress } from './declared-rule.ts';
import { takeCodeTurn } from './take-code-turn.ts';

/** Begins an account. Whether the address has one already shows in the message alone: answer, statements and time are the same. Accounts are
 * real in both spaces, so that nobody makes one while trying out, where messages can be read by whoever asked. */
export const askSignUp = defineKernelOperation(endpoint, async (ctx, input) => {
  const { holder, channel } = input;
  if (ctx.space !== 'official') return ctx.refuse('sign-up.official-only');
  const gateway = ctx.messageGateways.of(ctx.space, channel);
  if (gateway === null) return ctx.refuse('message-way.not-offered');
  const address = readAddress(channel, input.address);
  if (address === null)
    return ctx.refuse(channel === 'email' ? 'message-way.not-an-email' : 'message-way.not-a-mobile');
  const isOrganisation = holder === 'organisation';
  const number = readDeclaredNumber(input.number, isOrganisation, localDate(ctx.now));
  if (number === null) return ctx.refuse(isOrganisation ? 'sign-up.tax-code-unfit' : 'sign-up.number-unfit');
  if (foldName(input.name) === '') return ctx.refuse('sign-up.name-unfit');
  const until = await takeCodeTurn(ctx, { address, number });
  if (until !== null) return ctx.refuse('sign-up.too-many', { until: until.toISOString() });
  const known = await ctx.db
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', usernameOfAddress(channel, address))
    .executeTakeFirst();
  const asked = await askCode(ctx, {
    purpose: 'sign-up',
    personId: known?.person_id ?? null,
    name: input.name,
    number,
    isOrganisation,
    channel,
    address,
    language: ctx.caller.language,
  });
  ctx.note(channel);
  return { ...asked, isSimulated: isSimulator(gateway), strength: passwordPolicy.withoutSecondFactor };
});
