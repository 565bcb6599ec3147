import { z } from 'zod';
import { FileRef } from '../kernel/work.ts';
import { DigitisationState, HeldSource } from './held-papers.ts';

/** A paper that was handed in with a dossier, or taken over for it. */
export const DossierPaper = z.object({
  componentId: z.string().describe('Component of the procedure that it was handed in for'),
  name: z.string().describe('Name of the paper'),
  originals: z.number().int().describe('Originals handed in'),
  certifiedCopies: z.number().int().describe('Certified copies handed in'),
  photocopies: z.number().int().describe('Photocopies handed in'),
  files: z.array(FileRef).describe('Uploaded files'),
  digitisation: DigitisationState,
  source: HeldSource.nullable().describe('Where it was taken over from; null: it was handed in'),
});
export type DossierPaper = z.infer<typeof DossierPaper>;
