import { renewRecoveryCodes as endpoint } from '@dongbo/contract';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { renewCodes } from './after-adding.ts';
import { findOwnWays } from './factor-store.ts';
import { tellHolder } from './tell-holder.ts';

/** New recovery codes; those of before open nothing any more. */
export const renewRecoveryCodes = defineKernelOperation(endpoint, async (ctx) => {
  const { personId } = ctx.actor;
  if (personId === null) return notFound();
  const { kinds } = await findOwnWays(ctx.db, personId, null);
  if (kinds.length === 0) return ctx.refuse('second-factor.none');
  ctx.about(personId);
  await tellHolder(ctx, personId, 'recovery-codes-renewed');
  return { recoveryCodes: await renewCodes(ctx, personId) };
});
