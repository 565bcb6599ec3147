import { readFileSync } from 'node:fs';
import { LocalText } from '@dongbo/contract';
import { z } from 'zod';

const Sourced = z.object({ value: z.int().min(1), source: z.string().min(1) });

const { policy, subjects } = z
  .object({
    policy: z
      .array(
        z.object({
          validFrom: z.iso.date(),
          validTo: z.iso.date().nullable(),
          endedDays: Sourced,
          mostLookedAt: Sourced,
        }),
      )
      .min(1),
    subjects: z.array(
      z.object({
        form: z.string(),
        name: z.string(),
        day: z.string().nullable(),
        label: LocalText,
        /** Questions that a counter asks first. */
        short: z.array(z.string()).min(1),
        source: z.string().min(1),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/intake.json', import.meta.url), 'utf8')));

export interface IntakePolicy {
  /** So long after its end a dossier of the same matter is still told. */
  readonly endedDays: number;
  /** So many dossiers of one number are looked at, newest first. */
  readonly mostLookedAt: number;
}

/** The numbers that rule the check at intake on a day (YYYY-MM-DD). */
export function intakePolicyOn(day: string): IntakePolicy {
  const rule = policy.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for the check at intake on ${day}`);
  return { endedDays: rule.endedDays.value, mostLookedAt: rule.mostLookedAt.value };
}

/** Where a form says whom or what it is about beside its owner. */
export type SubjectFields = (typeof subjects)[number];

export const subjectFieldsOf = (form: string): SubjectFields | undefined => subjects.find((one) => one.form === form);
