import { getConfirmationWays as endpoint, type ConfirmationUse, type ConfirmationWay } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { openKey } from '../signing/seal-key.ts';
import { factorKeyOf } from './factor-key.ts';
import { findOwnWays, findTotps, type OwnWays } from './factor-store.ts';
import { findSecondStep } from './pending-store.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';
import { siteOf } from './site.ts';
import { codeOfStep, openSteps } from './totp.ts';

/** The ways of a person, the most convenient first; who has no second factor confirms by password, and an act alone. Pure. */
export function waysOf({ kinds, passkeysHere, recoveryCodes }: OwnWays, use: ConfirmationUse): ConfirmationWay[] {
  if (kinds.length === 0) return use === 'step-up' ? ['password'] : [];
  return [
    ...(passkeysHere ? (['passkey'] as const) : []),
    ...(kinds.includes('totp') ? (['totp'] as const) : []),
    ...(recoveryCodes > 0 ? (['recovery-code'] as const) : []),
  ];
}

/** The code that an account of the demonstration would have in its app now. Its password is public too. Null where there is no demonstration,
 * for anybody else, and while all codes of the moment are used. */
async function demonstrationCode(
  ctx: Pick<KernelContext, 'db' | 'now' | 'deviceKey' | 'demonstration'>,
  personId: string,
): Promise<string | null> {
  if (!ctx.demonstration) return null;
  const { rows } = await sql<{
    shown: boolean;
  }>`select demonstration as shown from person where id = ${personId}::uuid`.execute(ctx.db);
  if (rows[0]?.shown !== true) return null;
  const [totp] = await findTotps(ctx.db, personId);
  if (totp === undefined) return null;
  const { totp: numbers } = secondFactorPolicy;
  const [step] = openSteps(ctx.now, totp.last_step, numbers);
  const secret = openKey(totp.secret_sealed, factorKeyOf(ctx.deviceKey));
  return step === undefined ? null : codeOfStep(secret, step, numbers.digits);
}

/** By which ways this browser can go on. Tells nothing of anybody whose password was not right. */
export const getConfirmationWays = defineKernelOperation(endpoint, async (ctx, { use }) => {
  const { caller, actor, db, now } = ctx;
  const personId =
    use === 'step-up' ? actor.personId : ((await findSecondStep(db, caller.pending, now))?.personId ?? null);
  if (personId === null || (use === 'step-up' && caller.token === null)) return { ways: [], demonstrationCode: null };
  const own = await findOwnWays(db, personId, siteOf(caller.host)?.name ?? null);
  return { ways: waysOf(own, use), demonstrationCode: await demonstrationCode(ctx, personId) };
});
