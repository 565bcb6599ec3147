import { z } from 'zod';
import { FileRef } from '../kernel/work.ts';
import { Instant } from '../values.ts';
import { SupplementId } from './ids.ts';

/** One thing that a request for a supplement asks for: a paper, or an answer of a form that has to be put right. */
export const SupplementItem = z.object({
  id: z.string().describe('Which item of the request'),
  kind: z.enum(['paper', 'field']).describe('A paper to hand in, or an answer to put right'),
  name: z.string().describe('Name of the paper, or of the question'),
  wanted: z.string().describe('What is wrong or missing, and what to do'),
  componentId: z.string().nullable().describe('Of a paper: the component of the procedure'),
  form: z.string().nullable().describe('Of an answer: key of its form'),
  field: z.string().nullable().describe('Of an answer: id of its field'),
  isBrought: z.boolean().describe('It was handed in, or put right'),
  remark: z.string().nullable().describe('What was said with it, or instead of handing it in'),
  at: Instant.nullable().describe(
    'When it was handed in or put right, or when something was said instead; null: not known, or nothing yet',
  ),
  files: z.array(FileRef).describe('Files that came with it'),
});
export type SupplementItem = z.infer<typeof SupplementItem>;

/** A request for a supplement that is open: it waits for its answer, or its answer waits for the officer (form 02). */
export const Supplement = z
  .object({
    id: SupplementId,
    ordinal: z.number().int().describe('Which request of this dossier it is'),
    state: z.enum(['asked', 'answered']).describe('It waits for the owner, or its answer for the officer'),
    reason: z.string().describe('Why it was asked'),
    items: z.array(SupplementItem).describe('Everything that is asked for'),
    guideName: z.string().nullable().describe('Who asked and guides'),
    guidePhone: z.string().nullable().describe('Telephone number of who guides'),
    askedAt: Instant.describe('When it was asked'),
    answerBy: Instant.describe('Until when it is waited for'),
    answeredAt: Instant.nullable().describe('When everything was there'),
  })
  .meta({ id: 'Supplement' });
export type Supplement = z.infer<typeof Supplement>;

/** How a dossier ended without a result. */
export const Ending = z
  .object({
    kind: z.enum(['refused', 'withdrawn', 'stopped']).describe('How it ended'),
    ground: z.string().describe('The ground from the list, with its provision of law'),
    reason: z.string().describe('The reason in the words of who decided'),
    settlement: z.string().nullable().describe('What becomes of fees that were paid'),
    by: z.string().nullable().describe('Who decided; null where it ended by rule, or for its owner'),
    at: Instant.describe('When it ended'),
  })
  .meta({ id: 'Ending' });
export type Ending = z.infer<typeof Ending>;

/** A refusal after examination, or a stop, that waits for the leader. */
export const EndingProposal = z
  .object({
    kind: z.enum(['refused', 'stopped']).describe('What is proposed'),
    ground: z.string().describe('The ground from the list, with its provision of law'),
    reason: z.string().describe('The reason, as the owner will read it'),
    by: z.string().describe('Who proposed it'),
    at: Instant.describe('When it was proposed'),
  })
  .meta({ id: 'EndingProposal' });
export type EndingProposal = z.infer<typeof EndingProposal>;
