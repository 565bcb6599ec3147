import { z } from 'zod';
import { LetterAgency, LetterProcedure, instant, line } from './letter-data.ts';

const count = z.int().min(0);

/** Receipt of a counter for what it took in for a supplement. */
export const SupplementIntakeData = z.strictObject({
  agency: LetterAgency,
  place: line,
  takenAt: instant,
  dossierCode: line.min(1),
  procedure: LetterProcedure,
  owner: line.min(1),
  submitter: line.min(1),
  counter: line.min(1),
  competent: line.min(1),
  papers: z.array(
    z.strictObject({
      name: line.min(1),
      originals: count,
      certifiedCopies: count,
      photocopies: count,
      files: count,
      remark: line.nullable(),
    }),
  ),
  questions: z.array(line.min(1)),
  /** What is still waited for, and until when. */
  lacking: z.array(line.min(1)),
  answerBy: instant,
  /** Papers are sent on to who settles the dossier. */
  travels: z.boolean(),
  receiver: line.min(1),
  lookupAddress: line.nullable(),
});
export type SupplementIntakeData = z.infer<typeof SupplementIntakeData>;
