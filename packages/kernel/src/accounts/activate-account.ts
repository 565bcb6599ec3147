import { activateAccount as endpoint } from '@dongbo/contract';
import { forgetDevices } from '../session/session-store.ts';
import { addNotices } from '../notices/notice-store.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { findInvitation } from './find-invitation.ts';
import { putPassword, refusalOfPassword } from './set-password.ts';

/** Chooses the password of an account by a one-time link. Where the link stands in place of a password that is no longer trusted, the
 * browsers of before are unknown from now on. Commits statement by statement: hashing takes its time, and no transaction waits for it. */
export const activateAccount = defineKernelOperation(
  endpoint,
  async (ctx, { token, password }) => {
    const found = await findInvitation(ctx.db, token, ctx.now);
    if (found === null) return ctx.refuse('invitation.not-valid');
    const { personId, username, id: invitationId } = found;
    ctx.about(personId);
    const refusal = await refusalOfPassword(ctx.db, found, password);
    if (refusal !== null) return ctx.refuse(refusal.code, refusal.facts);
    const changeId = ctx.newId();
    const isPut = await putPassword(ctx.db, {
      account: found,
      password,
      now: ctx.now,
      invitationId,
      keptSession: null,
      changeId,
      what: found.purpose === 'first' ? 'activated' : 'password-changed',
    });
    if (!isPut) return ctx.refuse('invitation.not-valid');
    if (found.purpose === 'reset') {
      await forgetDevices(ctx.db, personId);
      const facts = { lastAt: ctx.now.toISOString() };
      const told = {
        id: ctx.newId(),
        personId,
        system: 'kernel',
        key: 'password-chosen',
        facts,
        subjectId: null,
      } as const;
      await addNotices(ctx.db, [{ ...told, eventId: changeId, at: ctx.now }]);
    }
    return { username };
  },
  { transaction: 'none' },
);
