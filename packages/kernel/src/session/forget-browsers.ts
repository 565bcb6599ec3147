import { forgetBrowsers as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { forgetDevices, normaliseUsername } from './session-store.ts';

/** Makes all browsers of an account unknown; its sessions go on. */
export const forgetBrowsers = defineKernelOperation(endpoint, async (ctx, { username }) => {
  const account = await ctx.db
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', normaliseUsername(username))
    .executeTakeFirst();
  if (!account) return notFound();
  ctx.about(account.person_id);
  return { forgotten: await forgetDevices(ctx.db, account.person_id) };
});
