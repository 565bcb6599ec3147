import { reopenAccount as endpoint } from '@dongbo/contract/administration';
import { reopenAccount as reopen } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findOther } from '../people/find-account.ts';

/** Opens a closed account again, with the password that it had; what its holder may do follows from the roles that still stand. */
export const reopenAccount = defineOperation(endpoint, async (ctx, { personId, reason }) => {
  const { id, username } = await findOther(ctx, endpoint.name, personId);
  const { now } = ctx;
  const deed = { personId: id, reason, by: ctx.actor.personId, now, newId: () => ctx.newId() };
  if (!(await reopen(ctx.db, deed))) return ctx.refuse('account.open-already');
  ctx.about(id, reason);
  return { id, username };
});
