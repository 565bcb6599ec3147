import { Day } from '@dongbo/contract';
import { z } from 'zod';
import policy from '../../data/password-policy.json' with { type: 'json' };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const count = z.number().int().positive();

/** How long a password has to be, and of how many of the four kinds of characters (small and capital letters, digits, others). */
const Strength = z.object({ characters: count.min(8), kinds: count.max(4) });

const Policy = z
  .object({
    validFrom: Day,
    password: z.object({
      withSecondFactor: Strength,
      withoutSecondFactor: Strength,
      mostCharacters: count,
      remembered: count,
      administratorsChangeAfterDays: count,
    }),
    invitation: z.object({ firstHours: count, resetHours: count }),
    idle: z.object({ closeAfterDays: count, tellBeforeDays: count }),
  })
  .transform(({ password, invitation, idle }) => ({
    withSecondFactor: password.withSecondFactor,
    withoutSecondFactor: password.withoutSecondFactor,
    mostCharacters: password.mostCharacters,
    /** So many passwords of before do not come back. */
    remembered: password.remembered,
    administratorsChangeMs: password.administratorsChangeAfterDays * dayMs,
    /** How long a one-time link holds, by what it is for. */
    invitationMs: { first: invitation.firstHours * hourMs, reset: invitation.resetHours * hourMs },
    idle: { closeAfterMs: idle.closeAfterDays * dayMs, tellBeforeMs: idle.tellBeforeDays * dayMs },
  }));

/** Passwords, one-time links and unused accounts (TCVN 14423:2026, clause 5; provisional, as the data says). */
export const passwordPolicy = Policy.parse(policy);
export type Strength = z.infer<typeof Strength>;
