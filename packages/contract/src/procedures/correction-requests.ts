import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileRef } from '../kernel/work.ts';
import { FileId, Instant, line } from '../values.ts';
import { CorrectionRequestId, DossierId } from './ids.ts';
import { neededText } from './seen-dossier.ts';

export const correctionRequestStates = ['open', 'proposed', 'followed', 'refused'] as const;
export const CorrectionRequestState = z
  .enum(correctionRequestStates)
  .describe('It waits for an answer, a change waits for the leader, it was decided, or it was refused');
export type CorrectionRequestState = z.infer<typeof CorrectionRequestState>;

/** What an owner says is wrong with an issued result, and what became of it. */
export const CorrectionRequest = z
  .object({
    id: CorrectionRequestId,
    number: z.string().describe('Number of the paper that it is about'),
    wrong: z.string().describe('What is wrong'),
    place: z.string().describe('Where in the paper it stands; empty: not told'),
    correct: z.string().describe('What is right instead'),
    files: z.array(FileRef).describe('What shows it'),
    askedAt: Instant.describe('When the owner asked'),
    answerBy: Instant.describe('Until when it is to be answered'),
    isLate: z.boolean().describe('It was not answered by then'),
    state: CorrectionRequestState,
    answer: z.string().nullable().describe('Why it was refused; null: it was not'),
    answeredAt: Instant.nullable().describe('When it was decided or refused; null: not yet'),
  })
  .meta({ id: 'CorrectionRequest' });
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

const requests = z.array(CorrectionRequest).describe('What was asked, the newest first');

export const getMyCorrections = defineEndpoint({
  name: 'procedures.my-correction.get',
  summary: 'What I said is wrong with the result of my dossier, and what became of it',
  method: 'GET',
  path: '/my/dossiers/:dossierId/correction-requests',
  access: 'person',
  input: z.object({ dossierId: DossierId }),
  output: z.object({
    requests,
    mayAsk: z.boolean().describe('May the owner say now that the result is wrong?'),
    number: z.string().nullable().describe('Number of the paper that holds now; null: there is none'),
  }),
});

export const askMyCorrection = defineEndpoint({
  name: 'procedures.my-correction.ask',
  summary: 'Say that the issued result of my dossier is wrong: what, where, what is right, and what shows it',
  method: 'POST',
  path: '/my/dossiers/:dossierId/correction-requests',
  access: 'person',
  input: z.object({
    dossierId: DossierId,
    wrong: neededText('What is wrong'),
    place: line(300).optional().describe('Where in the paper it stands'),
    correct: neededText('What is right instead'),
    fileIds: z.array(FileId).max(10).default([]).describe('What shows it'),
  }),
  output: z.object({ id: CorrectionRequestId }),
  refusals: ['correction.not-askable', 'correction.asked-already', 'file.unknown', 'dossier.too-many-files'],
});

export const getCorrectionRequests = defineEndpoint({
  name: 'procedures.correction-request.get',
  summary: 'What the owner of a dossier said is wrong with its result, and what became of it',
  method: 'GET',
  path: '/dossiers/:dossierId/correction-requests',
  access: 'official',
  input: z.object({ dossierId: DossierId }),
  output: z.object({ requests, mayAnswer: z.boolean().describe('May the caller refuse what is open?') }),
  personalData: true,
});

export const refuseCorrection = defineEndpoint({
  name: 'procedures.correction-request.refuse',
  summary: 'Tell the owner why the result is not changed; to follow them, a change is proposed',
  method: 'POST',
  path: '/dossiers/:dossierId/correction-requests/:correctionRequestId/refusal',
  access: 'official',
  input: z.object({
    dossierId: DossierId,
    correctionRequestId: CorrectionRequestId.describe('What the owner asked'),
    reason: neededText('Why the result is right as it is, told to the owner'),
  }),
  output: z.object({ id: CorrectionRequestId }),
  refusals: ['correction.not-open', 'dossier.same-person'],
  personalData: true,
});
