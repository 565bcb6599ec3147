import { showInvitation as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { findInvitation, maskedName } from './find-invitation.ts';
import { strengthOf } from './set-password.ts';

/** Says whom a one-time link is for, as far as its bearer needs it to know whether the letter was theirs. The link goes on. */
export const showInvitation = defineKernelOperation(endpoint, async (ctx, { token }) => {
  const found = await findInvitation(ctx.db, token, ctx.now);
  if (found === null) return ctx.refuse('invitation.not-valid');
  ctx.about(found.personId);
  return {
    name: maskedName(found.personName),
    purpose: found.purpose,
    expiresAt: found.expiresAt.toISOString(),
    strength: strengthOf(found),
  };
});
