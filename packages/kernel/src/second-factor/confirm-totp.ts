import { confirmTotp as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { openKey } from '../signing/seal-key.ts';
import { afterAdding } from './after-adding.ts';
import { factorKeyOf } from './factor-key.ts';
import { findTotps } from './factor-store.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';
import { stepOfCode } from './totp.ts';

/** The app shows the right code: from now on it counts. Guessing gains nothing here: the secret was shown to whoever asks. */
export const confirmTotp = defineKernelOperation(endpoint, async (ctx, { code, name }) => {
  const { personId } = ctx.actor;
  if (personId === null) return notFound();
  const [begun] = await findTotps(ctx.db, personId, false);
  // Added already, in another tab.
  if (begun === undefined) return ctx.refuse('session.step-over');
  const secret = openKey(begun.secret_sealed, factorKeyOf(ctx.deviceKey));
  const typed = code.replaceAll(/\s/g, '');
  const step = stepOfCode(secret, typed, { now: ctx.now, lastStep: null }, secondFactorPolicy.totp);
  if (step === null) return ctx.refuse('session.code-wrong');
  await ctx.db
    .updateTable('second_factor')
    .set({ confirmed_at: ctx.now, last_used_at: ctx.now, last_step: step, name })
    .where('id', '=', begun.id)
    .execute();
  ctx.about(personId);
  ctx.note(`totp: ${name}`);
  return { recoveryCodes: await afterAdding(ctx, personId, name) };
});
