import { Day } from '@dongbo/contract';
import { z } from 'zod';
import policy from '../../data/sign-in-policy.json' with { type: 'json' };

const minuteMs = 60_000;

const Policy = z
  .object({
    validFrom: Day,
    failuresBeforeLock: z.number().int().positive(),
    lockMinutes: z.number().positive(),
    failureWindowMinutes: z.number().positive(),
    idleMinutes: z.number().positive(),
    absoluteHours: z.number().positive(),
  })
  .transform((data) => ({
    failuresBeforeLock: data.failuresBeforeLock,
    lockMs: data.lockMinutes * minuteMs,
    failureWindowMs: data.failureWindowMinutes * minuteMs,
    idleMs: data.idleMinutes * minuteMs,
    absoluteMs: data.absoluteHours * 60 * minuteMs,
  }));

/** Lock-out and session times in milliseconds (TCVN 14423:2026, clause 5; the data says where it departs and why). */
export const signInPolicy = Policy.parse(policy);
