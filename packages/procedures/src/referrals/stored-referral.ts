import { KnownTimeLimit, ReferralKind, ReferralOutcome, referralStates } from '@dongbo/contract/procedures';
import { FileRef } from '@dongbo/contract';
import { z } from 'zod';

const Named = z.object({ id: z.string(), name: z.string() });
const instant = z.coerce.date();

export const StoredReferral = z.object({
  id: z.string(),
  dossierId: z.string(),
  kind: ReferralKind,
  state: z.enum(referralStates),
  ordinal: z.number(),
  sequence: z.number().nullable(),
  isNeeded: z.boolean(),
  title: z.string(),
  content: z.string(),
  shownFileIds: z.array(z.string()),
  showsOwner: z.boolean(),
  unit: Named,
  /** The asked unit with everything above it. */
  ancestors: z.array(z.string()),
  assignee: Named.nullable(),
  askingUnit: Named,
  askedBy: Named,
  limit: KnownTimeLimit,
  askedAt: instant,
  startedAt: instant.nullable(),
  dueAt: instant.nullable(),
  silentAt: instant.nullable(),
  outcome: ReferralOutcome.nullable(),
  answer: z.string().nullable(),
  answerFileIds: z.array(z.string()),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
  version: z.number(),
  /** Papers that are shown and files of the answer. */
  files: z.array(FileRef),
});
/** What a dossier asks of another unit, as one statement brings it. */
export type StoredReferral = z.infer<typeof StoredReferral>;
