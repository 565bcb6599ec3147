import { Day } from '@dongbo/contract';
import { z } from 'zod';
import policy from '../../data/message-policy.json' with { type: 'json' };
import { Slowing } from '../identity/sign-in-policy.ts';

const count = z.number().int().positive();
const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const Policy = z.object({
  validFrom: Day,
  /** Minutes of the day. */
  quiet: z.object({ from: TimeOfDay, to: TimeOfDay }),
  gatherMinutes: count,
  tooOldHours: count,
  lookEveryMinutes: count,
  simulatedKeptDays: count,
  code: z.object({ minutes: count, tries: count }),
  /** Name and version of what people agree to, as the page says it. */
  wording: z.string(),
  slowing: z.object({ accountAndAddress: Slowing, address: Slowing, account: Slowing }),
});

/** Numbers of messages outside of the platform; the data says why and by which law. */
export const messagePolicy = Policy.parse(policy);
