import { z } from 'zod';
import { LetterAgency, instant, line } from './letter-data.ts';

const count = z.int().min(0);

/** The list of papers that one counter hands over to another. */
export const HandOverData = z.strictObject({
  agency: LetterAgency,
  place: line,
  number: line.min(1),
  sentAt: instant,
  confirmBy: instant,
  from: line.min(1),
  to: line.min(1),
  sender: line.min(1),
  /** Null: nobody has confirmed it. */
  receiver: line.nullable(),
  receivedAt: instant.nullable(),
  rows: z.array(
    z.strictObject({
      dossierCode: line.min(1),
      procedure: line.min(1),
      owner: line.min(1),
      isSupplement: z.boolean(),
      pieces: z.array(
        z.strictObject({
          name: line.min(1),
          originals: count,
          certifiedCopies: count,
          photocopies: count,
          state: z.enum(['sent', 'present', 'missing', 'damaged']),
          note: line.nullable(),
        }),
      ),
    }),
  ),
});
export type HandOverData = z.infer<typeof HandOverData>;
