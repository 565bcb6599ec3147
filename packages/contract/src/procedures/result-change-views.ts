import { z } from 'zod';
import { Day, Instant } from '../values.ts';
import { FileRef } from '../kernel/work.ts';

/** What may be decided of a result that was issued: it is corrected (đính chính), issued again (cấp lại), or cancelled (thu hồi, hủy
 * bỏ). */
export const resultChangeKinds = ['correction', 'reissue', 'cancellation'] as const;
export const ResultChangeKind = z.enum(resultChangeKinds).describe('What is decided of an issued result');
export type ResultChangeKind = z.infer<typeof ResultChangeKind>;

/** What was decided last of an issued result. */
export const resultMarks = ['corrected', 'reissued', 'cancelled'] as const;
export const ResultMark = z.enum(resultMarks).describe('What was decided last of the issued result; null: nothing');
export type ResultMark = z.infer<typeof ResultMark>;

const words = {
  kind: ResultChangeKind,
  ground: z.string().describe('The ground from the list, with its provision'),
  reason: z.string().describe('What is wrong with the paper, or why it is issued again or cancelled'),
  content: z.string().nullable().describe('What is right instead; null: it is no correction'),
};

/** A change of an issued result that waits for the leader. */
export const ResultChangeProposal = z
  .object({
    ...words,
    title: z.string().nullable().describe('Title of the corrected paper; null: as before'),
    body: z.string().nullable().describe('Text of the corrected paper; null: a PDF, or no correction'),
    file: FileRef.nullable().describe('The corrected paper as an uploaded PDF'),
    by: z.string().describe('Who proposed it'),
    at: Instant.describe('When it was proposed'),
  })
  .meta({ id: 'ResultChangeProposal' });
export type ResultChangeProposal = z.infer<typeof ResultChangeProposal>;

/** A decision on an issued result. */
export const ResultChange = z
  .object({
    ...words,
    ordinal: z.number().int().describe('Which decision on the result it is, and which of its letters, from 1'),
    by: z.string().nullable().describe('Who decided; null where it is not shown'),
    at: Instant.describe('When it was decided'),
    decisionNumber: z.string().nullable().describe('Number of the decision, as written; null: a new issue has none'),
    number: z.string().nullable().describe('Number of the new paper, as written; null: there is none'),
    paper: z
      .number()
      .int()
      .nullable()
      .describe('Which of the papers of the result the new one is; null: there is none'),
    isSigned: z.boolean().describe('The new paper is signed and can be read'),
  })
  .meta({ id: 'ResultChange' });
export type ResultChange = z.infer<typeof ResultChange>;

/** One of the papers of a result: the one that was issued first, and each that took its place. */
export const ResultPaper = z
  .object({
    ordinal: z.number().int().describe('Which paper, from 1; its letter has the form `result` and this ordinal'),
    number: z.string().describe('Number in the register, as written'),
    numberedOn: Day.describe('Day of the number'),
    title: z.string().describe('Title of the paper'),
    body: z.string().nullable().describe('Its text; null: a PDF'),
    state: z.enum(['valid', ...resultMarks]).describe('It holds, or what was decided of it'),
    since: Instant.nullable().describe('Since when it does not hold any more'),
    byNumber: z
      .string()
      .nullable()
      .describe('Number of the paper that took its place, or of the decision that cancelled it'),
    isSigned: z.boolean().describe('It is signed and can be read'),
    checkToken: z.string().nullable().describe('What the address of its public page ends in; null: it has none'),
  })
  .meta({ id: 'ResultPaper' });
export type ResultPaper = z.infer<typeof ResultPaper>;
