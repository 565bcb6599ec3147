import { signIn as endpoint } from '@dongbo/contract';
import { anonymous } from '../identity/actor.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { createTurnsByKey } from '../identity/in-turn.ts';
import { networkOf } from '../identity/network-of.ts';
import { isPassword } from '../identity/password.ts';
import { beginSecondStep } from '../second-factor/pending-store.ts';
import { enter } from './enter.ts';
import { findTriedAccount, normaliseUsername, noteFailure, takeTry } from './session-store.ts';
import { countsOf } from './sign-in-counts.ts';
import { viewSession } from './view-session.ts';

/** Who signs in with one account from one place does so one after the other: else the tries of many who are right would be taken
 * before one of them is given back, and the last of them told to wait. */
const inTurn = createTurnsByKey();

/** Opens a session for a local account, or begins its second step where it has a second factor. An unknown username is answered, counted
 * and slowed down like a known one, and takes as long; whether an account has a second factor shows only once the password was right.
 * Strangers shut nobody out: a browser that this account has used is judged by its own misses alone. Commits statement by statement, so
 * that failed tries stay counted. */
export const signIn = defineKernelOperation(
  endpoint,
  async (ctx, input) => {
    const username = normaliseUsername(input.username);
    const network = networkOf(ctx.caller.address ?? '');
    const device = ctx.caller.device ?? null;
    const tried = await findTriedAccount(ctx.db, { username, device, network, now: ctx.now });
    const counts = countsOf({
      username,
      network,
      deviceId: tried.is_device_known ? (device?.id ?? null) : null,
      isNetworkKnown: tried.is_network_known,
    });
    return await inTurn(counts.map(({ key }) => key)[0] ?? '', async () => {
      const until = await takeTry(ctx.db, counts, ctx.now);
      if (until !== null) {
        await noteFailure(ctx.db, 'waited', { username, network, now: ctx.now });
        return ctx.refuse('session.locked', { until: until.toISOString() });
      }
      const right = await isPassword(tried.password_hash, input.password);
      const personId = tried.person_id;
      if (!right || personId === null) {
        await noteFailure(ctx.db, 'missed', { username, network, now: ctx.now });
        return ctx.refuse('session.wrong-credentials');
      }
      if (tried.has_factor) {
        ctx.about(personId);
        ctx.note('second-step');
        ctx.setPending(await beginSecondStep(ctx.db, { personId, counts, now: ctx.now }));
        const nobody = { actor: anonymous, systems: await ctx.openSystems(anonymous), endsAt: null };
        return { ...viewSession({ ...ctx, ...nobody }), secondStep: true };
      }
      const session = await enter(ctx, { personId, username, network, tried, counts });
      return session ?? ctx.refuse('session.wrong-credentials');
    });
  },
  { transaction: 'none' },
);
