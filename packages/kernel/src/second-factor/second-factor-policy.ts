import { Day } from '@dongbo/contract';
import { z } from 'zod';
import policy from '../../data/second-factor-policy.json' with { type: 'json' };
import { isAdministrator } from '../accounts/administrators.ts';
import type { Actor } from '../identity/actor.ts';
import { Slowing } from '../identity/sign-in-policy.ts';
import { localDate } from '../time/instant.ts';

const minuteMs = 60_000;
const count = z.number().int().positive();

const Policy = z
  .object({
    demands: z.array(z.object({ validFrom: Day, administrators: z.boolean(), roles: z.array(z.string()) })).min(1),
    stepUp: z.array(z.object({ validFrom: Day, minutes: count })).min(1),
    pendingMinutes: count,
    challengeMinutes: count,
    mostFactors: count,
    totp: z.object({
      digits: count,
      stepSeconds: count,
      driftSteps: z.number().int().nonnegative(),
      secretBytes: count,
    }),
    recoveryCodes: z.object({ count, letters: count }),
    slowing: z.object({ account: Slowing, device: Slowing }),
  })
  .transform(({ pendingMinutes, challengeMinutes, ...data }) => ({
    ...data,
    pendingMs: pendingMinutes * minuteMs,
    challengeMs: challengeMinutes * minuteMs,
  }));

/** Numbers of second factors and who must have one; the data says why. */
export const secondFactorPolicy = Policy.parse(policy);

/** The latest version that is valid on the local day of the instant; of the days before the first the first counts. */
function validAt<Version extends { readonly validFrom: string }>(versions: readonly Version[], now: Date): Version {
  const day = localDate(now);
  const sorted = versions.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const found = sorted.findLast(({ validFrom }) => validFrom <= day) ?? sorted[0];
  if (found === undefined) throw new Error('The policy of second factors has no version');
  return found;
}

/** Do these grants demand a second factor at this instant? Pure. */
export function isDemandedOf(grants: Actor['grants'], now: Date): boolean {
  if (grants.length === 0) return false;
  const { administrators, roles } = validAt(secondFactorPolicy.demands, now);
  return grants.some(({ role }) => roles.includes(role)) || (administrators && isAdministrator({ grants }));
}

/** Until when a confirmation of this instant counts. Pure. */
export const freshUntil = (confirmedAt: Date, now: Date): Date =>
  new Date(confirmedAt.getTime() + validAt(secondFactorPolicy.stepUp, now).minutes * minuteMs);

/** Has whoever acts shown lately enough who they are? Machines, jobs and the terminal have no session, and are not asked. Pure. */
export const isFresh = ({ confirmedAt }: Pick<Actor, 'confirmedAt'>, now: Date): boolean =>
  confirmedAt === undefined || freshUntil(confirmedAt, now) > now;
