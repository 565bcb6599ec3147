import { z } from 'zod';
import { paragraph, seenVersion } from '../values.ts';
import { DossierId } from './ids.ts';

/** A dossier as whoever acts saw it: what somebody else changed meanwhile is noticed (`dossier.changed-meanwhile`). */
export const SeenDossier = z.object({
  dossierId: DossierId,
  version: seenVersion('Version of the dossier that the caller saw'),
});

/** Text of at most 2,000 letters that has to be there; what is said of it stands in the document of the interface. */
export const neededText = (description: string) =>
  paragraph(2000)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe(description);
