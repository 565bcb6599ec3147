import { randomBytes } from 'node:crypto';
import { signIn as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { findActor } from '../identity/find-actor.ts';
import { isPassword } from '../identity/password.ts';
import { countAttempt, findSessionEnd, hashOfToken, normaliseUsername, openSession } from './session-store.ts';
import { signInPolicy } from '../identity/sign-in-policy.ts';
import { viewSession } from './view-session.ts';

/** Opens a session for a local account. An unknown username is answered, counted and locked like a known one, and takes
 * as long. Commits statement by statement, so that failed tries stay counted. */
export const signIn = defineKernelOperation(
  endpoint,
  async (ctx, input) => {
    const username = normaliseUsername(input.username);
    const attempt = await countAttempt(ctx.db, username, ctx.now);
    if (attempt.failures > signInPolicy.failuresBeforeLock) {
      return ctx.refuse('session.locked', { until: attempt.locked_until?.toISOString() });
    }
    const right = await isPassword(attempt.password_hash, input.password);
    const personId = attempt.person_id;
    if (!right || personId === null) return ctx.refuse('session.wrong-credentials');
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashOfToken(token);
    const replaces = ctx.caller.token === null ? null : hashOfToken(ctx.caller.token);
    await openSession(ctx.db, { tokenHash, personId, username, replaces, now: ctx.now });
    const actor = await findActor(ctx.db, tokenHash, ctx.now);
    if (actor === null) return ctx.refuse('session.wrong-credentials');
    ctx.setSession({ token, actor });
    ctx.about(personId);
    const systems = await ctx.openSystems(actor);
    return viewSession({ ...ctx, actor, systems, endsAt: await findSessionEnd(ctx.db, tokenHash) });
  },
  { transaction: 'none' },
);
