import { resetSecondFactors as endpoint } from '@dongbo/contract';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { closeOtherSessions, normaliseUsername } from '../session/session-store.ts';
import { removeSecondFactors } from './factor-store.ts';
import { tellHolder } from './tell-holder.ts';

/** Takes all second factors from a person who has lost them, ends the person's sessions and tells them; for whoever may do that to others'
 * accounts. Answers how many there were. */
export async function resetFactorsOf(ctx: KernelContext, personId: string): Promise<number> {
  const removed = await removeSecondFactors(ctx.db, personId);
  await closeOtherSessions(ctx.db, personId, null);
  if (removed > 0) await tellHolder(ctx, personId, 'second-factors-reset');
  return removed;
}

/** The way back for an administrator who has lost everything: at the terminal of the installation. */
export const resetSecondFactors = defineKernelOperation(endpoint, async (ctx, { username }) => {
  const account = await ctx.db
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', normaliseUsername(username))
    .executeTakeFirst();
  if (!account) return notFound();
  ctx.about(account.person_id);
  return { removed: await resetFactorsOf(ctx, account.person_id) };
});
