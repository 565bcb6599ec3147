import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FormDefinition } from '../forms/public.ts';
import { FileId, line, paragraph } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { PaperInput, PaperName } from './paper-input.ts';
import { RawAnswers } from './filing.ts';
import { DossierId, SupplementId } from './ids.ts';
import { Supplement } from './supplement-views.ts';
import { SeenDossier } from './seen-dossier.ts';

const dossier = z.object({ dossierId: DossierId });

const wanted = paragraph(1000)
  .refine((text) => text.length > 0, { message: 'required' })
  .describe('What is wrong or missing, and what to do');

/** Everything that one request asks for. */
const askedItems = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('paper').describe('A paper to hand in'),
        componentId: line(100).describe('Component of the procedure'),
        name: PaperName.optional(),
        wanted,
      }),
      z.object({
        kind: z.literal('field').describe('An answer to put right'),
        form: line(60).describe('Key of the form'),
        field: line(80).describe('Id of the field'),
        wanted,
      }),
    ]),
  )
  .min(1)
  .max(100)
  .describe('Everything that is asked for, at once');

/** What a request says, in processing, online and at the counter. */
export const supplementOrder = {
  items: askedItems,
  reason: paragraph(2000)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('Why it is asked'),
  guidePhone: line(30).optional().describe('Telephone number of who guides'),
};

export const requestSupplement = defineEndpoint({
  name: 'procedures.supplement.request',
  summary: 'Ask for everything that lacks, once and in full (form 02): the time limit stands, the owner is told',
  method: 'POST',
  path: '/dossiers/:dossierId/supplements',
  access: 'official',
  bodyLimit: 524_288,
  input: SeenDossier.extend(supplementOrder),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'supplement.not-here',
    'supplement.open-already',
    'dossier.on-its-way',
    'supplement.asked-too-often',
    'supplement.asked-too-late',
    'supplement.item-unknown',
  ],
  personalData: true,
});

/** What a form needs in which answers are named or put right. */
const SupplementForms = z.object({
  supplement: Supplement.nullable().describe('The request that is open; null: none'),
  forms: z.array(FormDefinition).describe('The forms that were filed, in the versions that the dossier keeps'),
  answers: RawAnswers.describe('Answers by form key and field id, as they stand'),
});

export const getSupplement = defineEndpoint({
  name: 'procedures.supplement.get',
  summary: 'The request that is open, with the forms and answers of the dossier, for asking and for recording',
  method: 'GET',
  path: '/dossiers/:dossierId/supplement',
  access: 'official',
  input: dossier,
  output: SupplementForms,
  personalData: true,
});

const remark = paragraph(500).optional().describe('What is said with it, or why it cannot be handed in');

/** What somebody brought to a counter for a request. */
export const broughtToCounter = {
  papers: z
    .array(
      PaperInput.omit({ componentId: true, name: true }).extend({
        itemId: line(20).describe('Which item of the request'),
        remark,
      }),
    )
    .max(100)
    .default([])
    .describe('Papers that were brought'),
  answers: RawAnswers.default({}).describe('Answers that were put right, by form key and field id'),
};

export const recordSupplement = defineEndpoint({
  name: 'procedures.supplement.record',
  summary: 'Record at the counter what the owner brought, piece by piece; with the last piece the request is answered',
  method: 'POST',
  path: '/dossiers/:dossierId/supplement/pieces',
  access: 'official',
  bodyLimit: 1_048_576,
  bodyMembers: 12_000,
  input: SeenDossier.extend(broughtToCounter),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'supplement.none-open',
    'supplement.item-unknown',
    'supplement.nothing-brought',
    'dossier.answers-incomplete',
    'dossier.too-many-files',
    'file.unknown',
    'paper.held-no-more',
  ],
  personalData: true,
});

export const acceptSupplement = defineEndpoint({
  name: 'procedures.supplement.accept',
  summary:
    'The answer is complete: the settling goes on, the time limit from the instant at which everything was there',
  method: 'POST',
  path: '/dossiers/:dossierId/supplement/acceptance',
  access: 'official',
  input: SeenDossier,
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person', 'supplement.not-answered'],
});

export const getMySupplement = defineEndpoint({
  name: 'procedures.my-supplement.get',
  summary: 'What is asked of me for one of my dossiers, with the forms and my answers',
  method: 'GET',
  path: '/my/dossiers/:dossierId/supplement',
  access: 'person',
  input: dossier,
  output: SupplementForms.extend({
    version: z.number().int().describe('Version of the dossier, to be sent with the answer'),
    code: z.string().describe('Code of the dossier'),
    counterName: z.string().describe('The counter of the dossier; what is asked may be brought to any other too'),
  }),
});

export const answerSupplement = defineEndpoint({
  name: 'procedures.my-supplement.answer',
  summary: 'Answer a request for a supplement: every paper and every answer that was asked for, at once',
  method: 'POST',
  path: '/my/dossiers/:dossierId/supplement',
  access: 'person',
  bodyLimit: 1_048_576,
  bodyMembers: 12_000,
  input: SeenDossier.extend({
    supplementId: SupplementId,
    papers: z
      .array(
        z.object({
          itemId: line(20).describe('Which item of the request'),
          fileIds: z.array(FileId).max(50).default([]).describe('Uploaded files'),
          remark,
        }),
      )
      .max(100)
      .default([])
      .describe('Papers by item'),
    answers: RawAnswers.default({}).describe('Answers that were put right, by form key and field id'),
  }),
  output: DossierChanged,
  refusals: [
    'supplement.answered-elsewhere',
    'supplement.none-open',
    'supplement.item-unknown',
    'supplement.not-complete',
    'dossier.answers-incomplete',
    'dossier.too-many-files',
    'file.unknown',
    'paper.held-no-more',
  ],
});
