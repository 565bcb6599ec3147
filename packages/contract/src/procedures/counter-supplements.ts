import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FormDefinition } from '../forms/public.ts';
import { FileAnswer, LocalText, UnitId, line } from '../values.ts';
import { RawAnswers } from './filing.ts';
import { SupplementId, SupplementIntakeId } from './ids.ts';
import { Supplement, SupplementItem } from './supplement-views.ts';
import { broughtToCounter } from './supplements.ts';

/** Who stands at which counter with what: a code alone opens nothing, for codes count up. */
const whoStands = {
  unitId: UnitId.describe('The counter where the person stands'),
  code: line(60)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('Code of the dossier'),
  proof: line(1000)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('Number of the owner or of whoever handed it in, or the text of the code on a paper of the dossier'),
};

export const findCounterSupplement = defineEndpoint({
  name: 'procedures.counter-supplement.find',
  summary:
    'What a dossier of any unit waits for, for a counter to which somebody brings it: what is asked, and no more of the dossier',
  method: 'GET',
  path: '/counter-supplements',
  access: 'official',
  input: z.object(whoStands),
  output: z.object({
    code: z.string().describe('Code of the dossier'),
    procedureName: LocalText.describe('Name as people say it, or the official one'),
    ownerName: z.string().describe('Name of the owner, to be compared with the paper of who stands there'),
    competentUnitName: z.string().describe('Who settles the dossier and gets what is brought'),
    isOwn: z.boolean().describe('The counter is that of the body itself: nothing on paper has to travel'),
    supplement: Supplement.omit({ items: true }).extend({
      items: z.array(SupplementItem.omit({ files: true })).describe('Everything that is asked for'),
    }),
    forms: z.array(FormDefinition).describe('Of the forms that were filed the questions that are asked about'),
    answers: RawAnswers.describe('Answers to these questions as they stand'),
  }),
  personalData: true,
});

export const recordCounterSupplement = defineEndpoint({
  name: 'procedures.counter-supplement.record',
  summary:
    'Take in at any counter what was brought for a supplement: it is with the competent unit at once, originals wait for a hand-over list',
  method: 'POST',
  path: '/counter-supplements',
  access: 'official',
  bodyLimit: 1_048_576,
  bodyMembers: 12_000,
  input: z.object({ ...whoStands, supplementId: SupplementId, ...broughtToCounter }),
  output: z.object({
    id: SupplementIntakeId,
    code: z.string().describe('Code of the dossier'),
    lacking: z.array(z.string()).describe('What has not come yet; empty: the request is answered'),
    travels: z.boolean().describe('Papers wait here for a hand-over list'),
  }),
  refusals: [
    'dossier.same-person',
    'supplement.answered-elsewhere',
    'supplement.item-unknown',
    'supplement.nothing-brought',
    'supplement.scan-needed',
    'dossier.answers-incomplete',
    'dossier.too-many-files',
    'file.unknown',
    'paper.held-no-more',
  ],
  personalData: true,
});

export const printSupplementIntake = defineEndpoint({
  name: 'procedures.counter-supplement.receipt',
  summary: 'Receipt for what a counter took in for a supplement, as PDF, for that counter',
  method: 'GET',
  path: '/counter-supplements/:supplementIntakeId/letter',
  access: 'official',
  answer: 'file',
  input: z.object({ supplementIntakeId: SupplementIntakeId }),
  output: FileAnswer,
  personalData: true,
});
