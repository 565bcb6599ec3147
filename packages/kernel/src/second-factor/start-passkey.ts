import { startPasskey as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError, notFound } from '../operation/problems.ts';
import { hashOfToken } from '../session/session-store.ts';
import { hasMost } from './after-adding.ts';
import { findPasskeys } from './factor-store.ts';
import { newChallenge, passkeyOrder } from './passkeys.ts';
import { askInSession } from './pending-store.ts';
import { siteOf } from './site.ts';

/** Says what a browser needs to make a passkey here. */
export const startPasskey = defineKernelOperation(endpoint, async (ctx) => {
  const { caller, actor, db, now } = ctx;
  const { personId, username, name } = actor;
  if (personId === null) return notFound();
  if (caller.token === null) throw new GeneralError('not-signed-in');
  const site = siteOf(caller.host);
  if (site === null) return ctx.refuse('passkey.not-here');
  if (await hasMost(ctx, personId)) return ctx.refuse('second-factor.too-many');
  const challenge = newChallenge();
  await askInSession(db, hashOfToken(caller.token), challenge, now);
  ctx.about(personId);
  return passkeyOrder(
    { id: personId, username, name },
    { site, challenge, known: await findPasskeys(db, personId, site.name) },
  );
});
