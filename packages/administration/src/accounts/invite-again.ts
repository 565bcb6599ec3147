import { inviteAgain as endpoint } from '@dongbo/contract/administration';
import { resetPassword } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findOther } from '../people/find-account.ts';
import { sendInvitation } from './send-invitation.ts';

/** Takes the password away, ends every session, and makes a one-time link: for who has forgotten it, whose password somebody else knows,
 * or whose invitation is over. The link itself stands in no answer; it goes by e-mail, or is printed as a sealed letter. */
export const inviteAgain = defineOperation(endpoint, async (ctx, { personId, by, reason }) => {
  const account = await findOther(ctx, endpoint.name, personId);
  if (by === 'email' && account.email === null) return ctx.refuse('account.no-email');
  const { now, deviceKey } = ctx;
  const deed = { personId: account.id, reason, by: ctx.actor.personId, now, newId: () => ctx.newId() };
  if ((await resetPassword(ctx.db, { ...deed, deviceKey })) === null) return ctx.refuse('account.not-open');
  ctx.about(account.id, reason);
  if (by === 'email') ctx.enqueue(sendInvitation, { personId: account.id });
  return { id: account.id, username: account.username };
});
