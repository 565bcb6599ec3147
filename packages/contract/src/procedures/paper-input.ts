import { z } from 'zod';
import { FileId, line } from '../values.ts';

/** A paper that the procedure does not list, in the words of whoever hands it in. */
export const PaperName = line(120).describe(
  'Name of a paper that the procedure does not list, with an id such as `own.1` (citizen) or `desk.1` (officer); left out otherwise',
);

export const PaperInput = z.object({
  componentId: line(100).describe('Component of the procedure'),
  name: PaperName.optional(),
  originals: z.number().int().min(0).max(99).default(0).describe('Originals handed in'),
  certifiedCopies: z.number().int().min(0).max(99).default(0).describe('Certified copies handed in'),
  photocopies: z.number().int().min(0).max(99).default(0).describe('Photocopies handed in'),
  fileIds: z.array(FileId).max(50).default([]).describe('Uploaded files'),
});
export type PaperInput = z.infer<typeof PaperInput>;
