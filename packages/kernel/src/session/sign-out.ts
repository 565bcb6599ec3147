import { signOut as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { closeSession, hashOfToken } from './session-store.ts';

export const signOut = defineKernelOperation(endpoint, async (ctx) => {
  if (ctx.caller.token !== null) await closeSession(ctx.db, hashOfToken(ctx.caller.token));
  ctx.setSession(null);
  return {};
});
