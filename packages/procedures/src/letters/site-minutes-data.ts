import { z } from 'zod';
import { LetterAgency, instant, line } from './letter-data.ts';

/** Minutes of a verification on the spot. */
export const SiteMinutesData = z.strictObject({
  agency: LetterAgency,
  place: line,
  number: line.min(1),
  writtenAt: instant,
  dossierCode: line.min(1),
  procedure: line.min(1),
  owner: line.min(1),
  /** Number of the minutes that these put right, and why; null: none. */
  corrects: z.strictObject({ number: line, reason: line }).nullable(),
  plannedAt: instant,
  startedAt: instant,
  endedAt: instant,
  site: line.min(1),
  /** Degrees as "10,9473; 106,8236"; null: not measured. */
  coordinates: line.nullable(),
  subject: line.min(1),
  members: z.array(
    z.strictObject({
      name: line.min(1),
      body: line,
      present: z.boolean(),
      isOnPaper: z.boolean(),
      /** When they confirmed it from their account; null: they have not. */
      signedAt: instant.nullable(),
    }),
  ),
  ownerPresent: z.boolean(),
  findings: line.min(1),
  differs: z.boolean(),
  objections: line,
  photographs: z.int().min(0),
  /** What the owner did with the paper; null: it is not signed yet. */
  ownerSignature: z.enum(['signed', 'refused', 'absent']).nullable(),
  refusal: line,
});
export type SiteMinutesData = z.infer<typeof SiteMinutesData>;
