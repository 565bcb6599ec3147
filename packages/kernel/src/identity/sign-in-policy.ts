import { Day } from '@dongbo/contract';
import { z } from 'zod';
import policy from '../../data/sign-in-policy.json' with { type: 'json' };

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const count = z.number().int().positive();

/** How one kind of count slows tries down: so many are free, then each has to wait, twice as long as the one before. */
export const Slowing = z.object({
  free: count,
  firstWaitSeconds: z.number().positive(),
  mostWaitSeconds: z.number().positive(),
  /** Without a try for so long after the last wait, all is forgotten. */
  forgottenAfterSeconds: z.number().positive(),
  givenBackAMinute: z.number().nonnegative(),
});
export type Slowing = z.infer<typeof Slowing>;

const Policy = z
  .object({
    validFrom: Day,
    slowing: z.object({ nameAndNetwork: Slowing, name: Slowing, network: Slowing, device: Slowing }),
    knownDeviceDays: count,
    knownNetworkDays: count,
    peopleOfDevice: count,
    signInsKeptDays: count,
    toldFrom: count,
    herdNames: count,
    herdMisses: count,
    herdMinutes: count,
    herdToldTo: z.array(z.string()),
    idleMinutes: z.number().positive(),
    absoluteHours: z.number().positive(),
  })
  .transform((data) => ({
    slowing: data.slowing,
    knownDeviceMs: data.knownDeviceDays * dayMs,
    knownNetworkMs: data.knownNetworkDays * dayMs,
    /** A browser remembers so many accounts, the latest. */
    peopleOfDevice: data.peopleOfDevice,
    /** How long an account's holder reads of sign-ins. */
    signInsKeptMs: data.signInsKeptDays * dayMs,
    /** Misses from one's own network are told from this number on; from elsewhere all are. */
    toldFrom: data.toldFrom,
    /** Roles are told of a network that missed on so many names, or so often, within the time. */
    herd: { names: data.herdNames, misses: data.herdMisses, ms: data.herdMinutes * minuteMs, toldTo: data.herdToldTo },
    idleMs: data.idleMinutes * minuteMs,
    absoluteMs: data.absoluteHours * 60 * minuteMs,
  }));

/** Slowing and session times (TCVN 14423:2026, clause 5; the data says where it departs and why). */
export const signInPolicy = Policy.parse(policy);
