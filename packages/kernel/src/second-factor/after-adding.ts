import type { KernelContext } from '../operation/kernel-operation.ts';
import type { Caller } from '../operation/operation.ts';
import { closeOtherSessions, hashOfToken } from '../session/session-store.ts';
import { factorKeyOf } from './factor-key.ts';
import { findOwnWays, replaceRecoveryCodes } from './factor-store.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';
import { tellHolder } from './tell-holder.ts';

type Context = KernelContext & { readonly caller: Caller };

/** Makes new recovery codes in place of those of before. */
export async function renewCodes(ctx: Context, personId: string): Promise<string[]> {
  const codes = makeRecoveryCodes(secondFactorPolicy.recoveryCodes);
  await replaceRecoveryCodes(ctx.db, personId, codes, factorKeyOf(ctx.deviceKey), ctx.now);
  return codes;
}

/** What follows when a second factor was added: its holder is told; with the first one come recovery codes, and the other sessions, opened by
 * the password alone, end. Answers the codes, null: those of before go on. */
export async function afterAdding(ctx: Context, personId: string, name: string): Promise<string[] | null> {
  await tellHolder(ctx, personId, 'second-factor-added', { name });
  const { recoveryCodes } = await findOwnWays(ctx.db, personId, null);
  if (recoveryCodes > 0) return null;
  await closeOtherSessions(ctx.db, personId, ctx.caller.token === null ? null : hashOfToken(ctx.caller.token));
  return await renewCodes(ctx, personId);
}

/** Has the person as many second factors as anybody may have? */
export async function hasMost(ctx: Context, personId: string): Promise<boolean> {
  const { count } = await ctx.db
    .selectFrom('second_factor')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count) >= secondFactorPolicy.mostFactors;
}
