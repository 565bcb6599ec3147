import { addPasskey as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError, notFound } from '../operation/problems.ts';
import { hashOfToken } from '../session/session-store.ts';
import { afterAdding } from './after-adding.ts';
import { readNewPasskey } from './passkeys.ts';
import { takeChallengeOfSession } from './pending-store.ts';
import { siteOf } from './site.ts';

/** Keeps the passkey that the browser has made for this session's challenge. */
export const addPasskey = defineKernelOperation(endpoint, async (ctx, { name, passkey }) => {
  const { caller, actor, db, now } = ctx;
  const { personId } = actor;
  if (personId === null) return notFound();
  if (caller.token === null) throw new GeneralError('not-signed-in');
  const site = siteOf(caller.host);
  if (site === null) return ctx.refuse('passkey.not-here');
  const challenge = await takeChallengeOfSession(db, hashOfToken(caller.token), now);
  if (challenge === null) return ctx.refuse('session.step-over');
  const made = await readNewPasskey(passkey, { site, challenge });
  if (made === null) return ctx.refuse('passkey.refused');
  const id = ctx.newId();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('second_factor')
    .values({
      id,
      person_id: personId,
      kind: 'passkey',
      name,
      added_at: now,
      confirmed_at: now,
      site: site.name,
      credential_id: made.credentialId,
      public_key: made.publicKey,
      counter: made.counter,
      transports: passkey.response.transports ?? [],
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ctx.refuse('passkey.known');
  ctx.about(personId);
  ctx.note(`passkey: ${name}`);
  return { id, recoveryCodes: await afterAdding(ctx, personId, name) };
});
