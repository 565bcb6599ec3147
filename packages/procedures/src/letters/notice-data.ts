import { z } from 'zod';
import { instant, LetterAgency, LetterProcedure, LetterSignature, line, plainDate } from './letter-data.ts';

/** What forms 02 to 05 say of the dossier that they are about, and who stands under them. */
const aboutDossier = {
  agency: LetterAgency,
  /** Number and symbol, such as "07/TB-UBND". */
  number: line.min(1),
  place: line.min(1),
  issuedOn: plainDate,
  dossierCode: line.min(1),
  receivingUnit: line.min(1),
  owner: z.strictObject({ name: line.min(1), address: line, phone: line, email: line }),
  submitterName: line.min(1),
  procedure: LetterProcedure,
  submittedAt: instant,
  lookupAddress: line.nullable(),
  /** Why: the ground of law where there is one, then the words of who decided. */
  reason: z.array(line.min(1)).min(1),
  /** Whom the owner can ask; an empty name: nobody in particular. */
  officer: z.strictObject({ name: line, phone: line }),
  signer: z.strictObject({
    /** For whom the head signs: "TM. Ủy ban nhân dân". */
    authority: line.min(1).nullable(),
    /** Title of the head, or what the form calls whoever signs. */
    title: line.min(1),
    /** What an official is who is no head. */
    position: line.min(1).nullable(),
    /** Empty where the notice follows by itself. */
    name: line,
  }),
  /** Put in when the letter is signed. */
  signature: LetterSignature.nullable(),
};

/** Form 02: request to supplement a dossier. */
export const SupplementRequestData = z.strictObject({
  ...aboutDossier,
  ordinal: z.int().positive(),
  items: z.array(z.strictObject({ name: line.min(1), wanted: line.min(1) })).min(1),
  /** What was handed in at a counter and stays there until the rest comes, with how many sheets of each kind. */
  kept: z
    .array(
      z.strictObject({
        name: line.min(1),
        originals: z.int().nonnegative(),
        certifiedCopies: z.int().nonnegative(),
        photocopies: z.int().nonnegative(),
      }),
    )
    .default([]),
  answerBy: instant,
});
export type SupplementRequestData = z.infer<typeof SupplementRequestData>;

/** Form 03: refusal to receive or to settle a dossier. */
export const RefusalNoticeData = z.strictObject(aboutDossier);
export type RefusalNoticeData = z.infer<typeof RefusalNoticeData>;

/** Form 04: apology for being late, with the new day. */
export const ApologyData = z.strictObject({
  ...aboutDossier,
  receivedAt: instant,
  dueAt: instant,
  unitAtFault: line.min(1),
  promisedOn: plainDate,
});
export type ApologyData = z.infer<typeof ApologyData>;

/** Form 05 (since 15 September 2025): notice that the settling of a dossier stops. */
export const StopNoticeData = z.strictObject({
  ...aboutDossier,
  /** Where the dossier stood. */
  stage: line.min(1),
  decision: line.min(1),
  settlement: line.min(1),
});
export type StopNoticeData = z.infer<typeof StopNoticeData>;

/** A decision on an issued result: it is corrected, or cancelled. */
export const ResultDecisionData = z.strictObject({
  ...aboutDossier,
  kind: z.enum(['correction', 'cancellation']),
  /** The paper that does not hold any more. */
  paper: z.strictObject({ number: line.min(1), issuedOn: plainDate, title: line.min(1) }),
  /** What is right instead; null: nothing, it is cancelled. */
  content: line.min(1).nullable(),
  /** Number of the paper that takes its place; null: none does. */
  newNumber: line.min(1).nullable(),
});
export type ResultDecisionData = z.infer<typeof ResultDecisionData>;
