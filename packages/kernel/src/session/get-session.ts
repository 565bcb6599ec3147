import { getSession as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { findSessionEnd, hashOfToken } from './session-store.ts';
import { viewSession } from './view-session.ts';

export const getSession = defineKernelOperation(endpoint, async (ctx) => {
  const { token } = ctx.caller;
  const endsAt =
    token === null || ctx.actor.personId === null ? null : await findSessionEnd(ctx.db, hashOfToken(token));
  return viewSession({ ...ctx, endsAt, systems: await ctx.openSystems(ctx.actor) });
});
