import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, FileId, Instant, LocalText, line, paragraph } from '../values.ts';
import { DossierChanged } from './dossier-views.ts';
import { ResultChangeKind, resultMarks } from './result-change-views.ts';
import { SeenDossier, neededText } from './seen-dossier.ts';

export const listResultChangeGrounds = defineEndpoint({
  name: 'procedures.result-change.grounds',
  summary: 'Grounds in force on which an issued result may be corrected, issued again or cancelled',
  method: 'GET',
  path: '/dossiers/result-change-grounds',
  access: 'official',
  input: z.object({}),
  output: z.object({
    items: z
      .array(
        z.object({
          key: z.string().describe('Key of the ground'),
          kind: ResultChangeKind,
          text: LocalText,
          provision: z.string().describe('Provision of law'),
        }),
      )
      .describe('In the order in which they are offered'),
  }),
});

export const proposeResultChange = defineEndpoint({
  name: 'procedures.result-change.propose',
  summary: 'Propose to the leader to correct an issued result, to issue it again or to cancel it',
  method: 'POST',
  path: '/dossiers/:dossierId/result-change',
  access: 'official',
  input: SeenDossier.extend({
    kind: ResultChangeKind,
    ground: line(60).describe('Key of the ground'),
    reason: neededText('What is wrong with the paper, or why it is issued again or cancelled'),
    content: paragraph(2000).optional().describe('Correction: what is right instead'),
    title: line(300).optional().describe('Correction: title of the new paper, where it changes'),
    body: paragraph(20_000).optional().describe('Correction: text of the new paper; either this or a file'),
    fileId: FileId.optional().describe('Correction: the new paper as a PDF'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'result-change.not-here',
    'result-change.ground-unknown',
    'result-change.content-missing',
    'result.needs-text-or-file',
    'file.unknown',
    'file.not-pdf',
    'file.password',
    'file.protected',
    'file.damaged',
    'file.signed-already',
    'file.not-signable',
  ],
  personalData: true,
});

export const decideResultChange = defineEndpoint({
  name: 'procedures.result-change.decide',
  summary:
    'Decide, as the leader, what was proposed of an issued result: the decision and the new paper are numbered and signed',
  method: 'POST',
  path: '/dossiers/:dossierId/result-change-decision',
  access: 'official',
  stepUp: true,
  input: SeenDossier,
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'result-change.none-proposed',
    'result-change.own-proposal',
  ],
  personalData: true,
});

export const returnResultChange = defineEndpoint({
  name: 'procedures.result-change.return',
  summary: 'Return what was proposed of an issued result with a remark: the result stays as it is',
  method: 'POST',
  path: '/dossiers/:dossierId/result-change-return',
  access: 'official',
  input: SeenDossier.extend({ remark: neededText('What is wrong with the proposal') }),
  output: DossierChanged,
  refusals: ['dossier.changed-meanwhile', 'dossier.same-person', 'result-change.none-proposed'],
  personalData: true,
});

export const checkResult = defineEndpoint({
  name: 'procedures.result.check',
  summary:
    'Whether an issued paper still holds, by the code behind its QR; no name and nothing of its content, without sign-in',
  method: 'GET',
  path: '/result-check/:token',
  access: 'public',
  guessAbout: () => 'result-check',
  input: z.object({ token: line(64).describe('What the address behind the QR code ends in') }),
  output: z.object({
    issuer: z.string().describe('The body that issued the paper'),
    number: z.string().describe('Number of the paper, as written'),
    issuedOn: Day.describe('Day of its number'),
    procedureName: z.string().describe('The procedure whose result it is'),
    state: z.enum(['valid', ...resultMarks]).describe('It holds, or what was decided of it'),
    since: Instant.nullable().describe('Since when it does not hold any more'),
    byNumber: z
      .string()
      .nullable()
      .describe('Number of the paper that took its place, or of the decision that cancelled it'),
    ground: LocalText.nullable().describe('Why, in general words'),
    onPaper: z.boolean().describe('The original is handed over on paper alone: a file is but its copy'),
    sha256: z.string().nullable().describe('SHA-256 of the signed file, hexadecimal; null: it is being signed'),
  }),
});
