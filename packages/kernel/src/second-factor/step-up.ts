import { stepUp as endpoint } from '@dongbo/contract';
import { isPassword } from '../identity/password.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { forgive, hashOfToken, takeTry } from '../session/session-store.ts';
import { countsOfStepUp } from './confirmation-counts.ts';
import { findOwnWays } from './factor-store.ts';
import { confirmSession, takeChallengeOfSession } from './pending-store.ts';
import { prove } from './prove.ts';
import { freshUntil } from './second-factor-policy.ts';
import { siteOf } from './site.ts';

/** Whoever acts shows again who they are: by passkey or code, by the password only where there is no second factor. Counts for this very
 * session. Commits statement by statement, so that tries stay counted. */
export const stepUp = defineKernelOperation(
  endpoint,
  async (ctx, input) => {
    const { caller, actor, db, now } = ctx;
    const { personId } = actor;
    if (personId === null || caller.token === null) throw new GeneralError('not-signed-in');
    const tokenHash = hashOfToken(caller.token);
    ctx.about(personId);
    const byPassword = input.passkey === undefined && input.code === undefined && input.password !== undefined;
    const { kinds } = await findOwnWays(db, personId, null);
    if (byPassword && kinds.length > 0) return ctx.refuse('session.factor-needed');
    const counts = countsOfStepUp(tokenHash);
    const until = await takeTry(db, counts, now);
    if (until !== null) return ctx.refuse('session.code-locked', { until: until.toISOString() });
    if (byPassword) {
      const account = await db
        .selectFrom('account')
        .select('password_hash')
        .where('person_id', '=', personId)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (!(await isPassword(account?.password_hash ?? null, input.password ?? '')))
        return ctx.refuse('session.password-wrong');
      ctx.note('password');
    } else {
      const challenge = input.passkey === undefined ? null : await takeChallengeOfSession(db, tokenHash, now);
      const proven = await prove(ctx, personId, input, { site: siteOf(caller.host), challenge });
      if (proven === null) return ctx.refuse(input.passkey === undefined ? 'session.code-wrong' : 'passkey.refused');
      ctx.note(proven.way);
    }
    await forgive(db, counts);
    await confirmSession(db, tokenHash, now);
    return { freshUntil: freshUntil(now, now).toISOString() };
  },
  { transaction: 'none' },
);
