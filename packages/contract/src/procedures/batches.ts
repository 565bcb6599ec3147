import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileAnswer, Instant, LocalText, line, seenVersion } from '../values.ts';
import { KnownTimeLimit } from './catalogue.ts';
import { BatchId, DossierId } from './ids.ts';
import { ReceiverKind } from './people-of-dossier.ts';

/** What can be done to many dossiers at once. What is printed goes into one PDF. */
export const batchActs = [
  'receive',
  'forward',
  'hand-over',
  'sign-copies',
  'print-receipt',
  'print-control-slip',
  'print-result',
] as const;
export const BatchAct = z.enum(batchActs).describe('What is done to each');
export type BatchAct = z.infer<typeof BatchAct>;

/** No request asks about more; how many may be done in one go is said by the preview. */
const mostAsked = 200;

const dossierIds = z
  .string()
  .max(mostAsked * 37)
  .transform((ids) => ids.split(','))
  .pipe(z.array(DossierId).min(1).max(mostAsked));

/** Why one of many is left out, beside what its operation refuses with when it is done alone. */
export const batchReasons = [
  'batch.look-at-it',
  'batch.papers-uncertain',
  'batch.papers-lack',
  'batch.same-matter',
  'batch.receive-first',
  'batch.needs-person',
  'batch.no-single-step',
  'batch.one-by-one',
  'batch.hand-over-instead',
  'batch.not-at-hand-over',
  'batch.not-printable',
] as const;

const Refused = z.object({ dossierId: DossierId, code: z.string().describe('Why it cannot be done') });

export const BatchChoice = z.object({
  act: BatchAct,
  most: z.int().describe('So many at most in one go'),
  able: z.array(DossierId).describe('Those to which it can be done now'),
  notAble: z.array(Refused).describe('The others, each with the reason'),
  steps: z
    .array(z.object({ name: LocalText.describe('Name of the action'), count: z.int().describe('Of how many') }))
    .describe('What it is for each in the words of its process, the most frequent first'),
  limits: z
    .array(
      z.object({
        procedureCode: z.string().describe('National code of the procedure'),
        procedureName: z.string().describe('Its official name'),
        dossierIds: z.array(DossierId).describe('Its dossiers to which it can be done once the limit is named'),
      }),
    )
    .describe('Procedures whose source states no time limit, so that it is named once for all of their dossiers'),
  takers: z
    .object({
      owners: z.int().describe('Of how many owners the results are'),
      owner: z.string().nullable().describe('The one owner of all; null: they are of several'),
      submitter: z.string().nullable().describe('Who handed in all of them for others; null: nobody did'),
    })
    .nullable()
    .describe('Who could take the results of those that are done in one go; null: nothing is handed over'),
});
export type BatchChoice = z.infer<typeof BatchChoice>;

export const previewBatch = defineEndpoint({
  name: 'procedures.batch.preview',
  summary: 'What the caller could do now to many dossiers at once, to which of them, and why not to the others',
  method: 'GET',
  path: '/dossier-batch-preview',
  access: 'official',
  input: z.object({ dossierIds: dossierIds.describe('Ids of up to 200 dossiers, separated by commas') }),
  output: z.object({
    choices: z.array(BatchChoice).describe('What the caller may do at all'),
  }),
  personalData: true,
});

export const startBatch = defineEndpoint({
  name: 'procedures.batch.start',
  summary:
    'Do one thing to many dossiers in the background: each is a write of its own with its own outcome, and what was cut off goes on by itself',
  method: 'POST',
  path: '/dossier-batches',
  access: 'official',
  stepUp: 'sometimes',
  input: z.object({
    act: BatchAct,
    dossiers: z
      .array(z.object({ dossierId: DossierId, version: seenVersion('Version that the caller saw') }))
      .min(1)
      .max(mostAsked)
      .describe('Which dossiers, each with the version that the caller saw'),
    receiver: ReceiverKind.optional().describe('Who takes the results, at a hand-over'),
    receiverName: line(200).optional().describe('Name of who comes with a mandate'),
    receiverNumber: line(40).optional().describe('Number of the identity paper of who comes with a mandate'),
    mandateSeen: z
      .boolean()
      .optional()
      .describe('The officer has seen what entitles the bearer to take each of the results'),
    limits: z
      .array(z.object({ procedureCode: line(60).describe('National code of the procedure'), limit: KnownTimeLimit }))
      .max(mostAsked)
      .optional()
      .describe('At a reception: limits of procedures whose source states none, as read in the decision'),
  }),
  output: z.object({ id: BatchId }),
  refusals: [
    'batch.too-many',
    'batch.too-many-unfinished',
    'batch.named-twice',
    'batch.several-owners',
    'batch.no-one-submitter',
    'dossier.receiver-missing',
    'dossier.mandate-missing',
  ],
  personalData: true,
});

export const BatchState = z.enum(['running', 'ended', 'stopped']).describe('`stopped`: it did not come to its end');

export const BatchSummary = z.object({
  id: BatchId,
  act: BatchAct,
  state: BatchState,
  startedAt: Instant.describe('When it was asked for'),
  endedAt: Instant.nullable().describe('When it came to its end; null: not yet'),
  total: z.int().describe('Of how many dossiers'),
  done: z.int().describe('To how many it was done'),
  refused: z.int().describe('To how many it was not done'),
  hasFile: z.boolean().describe('What was printed can be fetched'),
});
export type BatchSummary = z.infer<typeof BatchSummary>;

export const listBatches = defineEndpoint({
  name: 'procedures.batch.list',
  summary: "The caller's own batches of the last days, the newest first",
  method: 'GET',
  path: '/dossier-batches',
  access: 'person',
  input: z.object({}),
  output: z.object({ items: z.array(BatchSummary).describe('At most twenty') }),
});

export const getBatch = defineEndpoint({
  name: 'procedures.batch.get',
  summary: "One of the caller's own batches with the outcome of each dossier",
  method: 'GET',
  path: '/dossier-batches/:batchId',
  access: 'person',
  input: z.object({ batchId: BatchId }),
  output: BatchSummary.extend({
    items: z
      .array(
        z.object({
          dossierId: DossierId,
          code: z.string().describe('Code of the dossier; empty: the caller cannot see it'),
          outcome: z.string().nullable().describe('`done`, or why it was not done; null: its turn has not come'),
        }),
      )
      .describe('In the order in which they were named'),
  }),
});

export const getBatchFile = defineEndpoint({
  name: 'procedures.batch.file',
  summary: 'What was printed of many dossiers, as one PDF, while it is kept',
  method: 'GET',
  path: '/dossier-batches/:batchId/file',
  access: 'person',
  answer: 'file',
  input: z.object({ batchId: BatchId }),
  output: FileAnswer,
  refusals: ['batch.not-ready', 'export.permission-changed'],
  personalData: true,
});
