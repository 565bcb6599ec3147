import { confirmSignIn as endpoint } from '@dongbo/contract';
import { createTurnsByKey } from '../identity/in-turn.ts';
import { networkOf } from '../identity/network-of.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { enter } from '../session/enter.ts';
import { findTriedAccount, forgive, noteFailure, takeTry } from '../session/session-store.ts';
import { countsOfSecondStep } from './confirmation-counts.ts';
import { endSecondStep, findSecondStep, takeChallengeOfSecondStep } from './pending-store.ts';
import { prove } from './prove.ts';
import { siteOf } from './site.ts';
import { findUsername } from './find-username.ts';

/** Tries of one account come one after the other, as with passwords. */
const inTurn = createTurnsByKey();

/** Second step of a sign-in, in the browser that began it: a code, or a passkey, which alone opens a session too. Tries are counted before
 * they are looked at and slowed down (ADR 0037); what was right is used up. Commits statement by statement, so that tries stay counted. */
export const confirmSignIn = defineKernelOperation(
  endpoint,
  async (ctx, input) => {
    const { caller, db, now } = ctx;
    const token = caller.pending ?? null;
    const begun = await findSecondStep(db, token, now);
    if (token === null || begun === null) return ctx.refuse('session.step-over');
    const network = networkOf(caller.address ?? '');
    const device = caller.device ?? null;
    const triedAs = async (username: string) => await findTriedAccount(db, { username, device, network, now });
    const known = begun.username === null ? null : await triedAs(begun.username);
    const counts =
      begun.personId === null
        ? []
        : countsOfSecondStep(begun.personId, known?.is_device_known === true ? (device?.id ?? null) : null);
    return await inTurn(begun.personId ?? token, async () => {
      const until = counts.length === 0 ? null : await takeTry(db, counts, now);
      if (until !== null) {
        if (begun.username !== null) await noteFailure(db, 'waited', { username: begun.username, network, now });
        return ctx.refuse('session.code-locked', { until: until.toISOString() });
      }
      const challenge = input.passkey === undefined ? null : await takeChallengeOfSecondStep(db, token);
      const proven = await prove(ctx, begun.personId, input, { site: siteOf(caller.host), challenge });
      if (proven === null) {
        if (begun.username !== null) await noteFailure(db, 'missed', { username: begun.username, network, now });
        return ctx.refuse(input.passkey === undefined ? 'session.code-wrong' : 'passkey.refused');
      }
      if (counts.length > 0) await forgive(db, counts);
      // Two that come at once with what was right: one session.
      if (!(await endSecondStep(db, token))) return ctx.refuse('session.step-over');
      const { personId, way } = proven;
      const username = begun.username ?? (await findUsername(db, personId));
      if (username === null) return ctx.refuse('session.step-over');
      ctx.setPending(null);
      ctx.note(way);
      const tried = known ?? (await triedAs(username));
      return (await enter(ctx, { personId, username, network, tried, counts: [] })) ?? ctx.refuse('session.step-over');
    });
  },
  { transaction: 'none' },
);
