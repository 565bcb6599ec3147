import { askPasskey as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { hashOfToken } from '../session/session-store.ts';
import { findPasskeys } from './factor-store.ts';
import { newChallenge, passkeyQuestion } from './passkeys.ts';
import { askInSecondStep, askInSession, beginSecondStep, findSecondStep } from './pending-store.ts';
import { siteOf } from './site.ts';

/** Asks for a passkey. Without a begun sign-in any passkey of this site may answer: it says itself whose it is, so that nobody learns by
 * asking who has one. */
export const askPasskey = defineKernelOperation(
  endpoint,
  async (ctx, { use }) => {
    const { caller, actor, db, now } = ctx;
    const site = siteOf(caller.host);
    if (site === null) return ctx.refuse('passkey.not-here');
    const challenge = newChallenge();
    if (use === 'step-up') {
      if (actor.personId === null || caller.token === null) return ctx.refuse('session.step-over');
      const own = await findPasskeys(db, actor.personId, site.name);
      await askInSession(db, hashOfToken(caller.token), challenge, now);
      return passkeyQuestion(site, challenge, own);
    }
    const begun = await findSecondStep(db, caller.pending, now);
    if (begun !== null && begun.personId !== null && typeof caller.pending === 'string') {
      await askInSecondStep(db, caller.pending, challenge);
      return passkeyQuestion(site, challenge, await findPasskeys(db, begun.personId, site.name));
    }
    ctx.setPending(await beginSecondStep(db, { personId: null, challenge, counts: [], now }));
    return passkeyQuestion(site, challenge);
  },
  { transaction: 'none' },
);
