import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileRef } from '../kernel/work.ts';
import { Instant, line } from '../values.ts';
import { DossierId, DraftId } from './ids.ts';

/** How a component came to be there in electronic form, in the order of the list that implementers use (0 to 3). */
export const digitisationStates = ['not-digitised', 'digitised', 'reused-paper', 'reused-result'] as const;
export const DigitisationState = z
  .enum(digitisationStates)
  .describe('On paper alone, uploaded or scanned, or taken from what the administration holds');
export type DigitisationState = z.infer<typeof DigitisationState>;

/** Where a paper comes from that was taken over from what the administration holds. */
export const HeldSource = z
  .object({
    kind: z.enum(['result', 'paper']).describe('A result of the administration, or a paper that was handed in'),
    name: z.string().describe('What it is called'),
    number: z.string().nullable().describe('Number of the result; null: a paper, or a result without one'),
    unitName: z.string().describe('Who issued it, or to whom it was handed in'),
    at: Instant.describe('When it was issued, or handed in'),
  })
  .meta({ id: 'HeldSource' });
export type HeldSource = z.infer<typeof HeldSource>;

/** Which held thing is meant: the result of a dossier, or what was handed in with it for a component. */
const heldKey = {
  heldInId: DossierId.describe('The dossier in which it lies'),
  heldComponentId: line(100).nullable().describe('The component under which it was handed in; null: the result'),
};

export const HeldOffer = HeldSource.extend({
  ...heldKey,
  componentId: z.string().describe('The paper that it answers'),
  subject: z.string().nullable().describe('Whom or what it is about beside its owner; null: not told'),
  files: z.number().int().describe('How many files it has'),
}).meta({ id: 'HeldOffer' });
export type HeldOffer = z.infer<typeof HeldOffer>;

const offers = z.array(HeldOffer).describe('What answers a paper that is asked for, the newest first');

/** Files that were taken over, as fresh uploads of whoever took them, with where they come from. */
export const HeldTaken = z
  .object({
    componentId: z.string().describe('The paper that they answer'),
    files: z.array(FileRef).describe('To be attached by a later call, like uploads'),
    source: HeldSource,
  })
  .meta({ id: 'HeldTaken' });
export type HeldTaken = z.infer<typeof HeldTaken>;

const wanted = { ...heldKey, componentId: line(100).describe('The paper that it shall answer') };

export const listDraftHeld = defineEndpoint({
  name: 'procedures.draft.held',
  summary:
    'What the administration holds already of the papers that my draft asks for; filed for somebody else: nothing',
  method: 'GET',
  path: '/drafts/:draftId/held-papers',
  access: 'person',
  input: z.object({ draftId: DraftId }),
  output: z.object({
    offers,
    taken: z
      .array(z.object({ fileId: z.string().describe('A file of the draft'), source: HeldSource }))
      .describe('Files of the draft that were taken over, with where they come from'),
  }),
});

export const takeDraftHeld = defineEndpoint({
  name: 'procedures.draft.take-held',
  summary: 'Use what the administration holds instead of handing the paper in',
  method: 'POST',
  path: '/drafts/:draftId/held-papers',
  access: 'person',
  input: z.object({ draftId: DraftId, ...wanted }),
  output: HeldTaken,
  refusals: ['paper.not-held'],
});

const atCounter = {
  procedureCode: line(60).optional().describe('National code of the procedure'),
  identityNumber: line(40).optional().describe('Number of the owner'),
  paperCase: line(60).optional().describe('Key of the case for which papers are asked'),
  dossierId: DossierId.optional().describe('A dossier that waits for reception; the rest is read from it'),
};

export const listIntakeHeld = defineEndpoint({
  name: 'procedures.intake.held',
  summary:
    'Before taking in or receiving: what the administration holds, in any unit, of the papers that are asked for',
  method: 'GET',
  path: '/dossiers/held-papers',
  access: 'official',
  input: z.object(atCounter),
  output: z.object({ offers }),
  personalData: true,
});

export const takeIntakeHeld = defineEndpoint({
  name: 'procedures.intake.take-held',
  summary:
    'Use what the administration holds for a dossier that is taken in or received, instead of asking for the paper',
  method: 'POST',
  path: '/dossiers/held-papers',
  access: 'official',
  input: z.object({ ...atCounter, ...wanted }),
  output: HeldTaken,
  refusals: ['paper.not-held', 'paper.takes-open', 'dossier.same-person'],
  personalData: true,
});
