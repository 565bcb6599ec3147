import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileAnswer, FileId, PersonId, UnitId, line, paragraph, seenVersion } from '../values.ts';
import { CounterOrder, despiteSame } from './counter-order.ts';
import { DossierId } from './ids.ts';
import { KnownTimeLimit } from './catalogue.ts';
import { ClockExplanation, Dossier, DossierChanged } from './dossier-views.ts';
import { LetterForm, LetterOrdinal } from './letter-forms.ts';
import { PaperInput } from './paper-input.ts';
import { ReceiverKind } from './people-of-dossier.ts';
import { SeenDossier } from './seen-dossier.ts';

const dossier = z.object({ dossierId: DossierId });

export const takeInDossier = defineEndpoint({
  name: 'procedures.dossier.take-in',
  summary: 'Take in a paper dossier at the counter: code, due date and receipt at once',
  method: 'POST',
  path: '/dossiers',
  access: 'official',
  // As many papers and files as a draft.
  bodyLimit: 1_048_576,
  bodyMembers: 12_000,
  input: CounterOrder.extend({
    timeLimit: KnownTimeLimit.optional().describe(
      "Needed when the procedure's limit has no unit in the source; the officer reads it in the decision",
    ),
    despiteSame,
    sameVisit: z
      .boolean()
      .default(false)
      .describe(
        'The result is given in the same visit: the counter settles it, the leader signs; no receipt (form 01) unless it is asked for',
      ),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.time-limit-needed',
    'dossier.time-limit-implausible',
    'dossier.same-person',
    'dossier.not-in-one-visit',
    'procedure.not-settled-here',
    'unit.not-competent',
    'dossier.too-many-files',
    'file.unknown',
    'paper.held-no-more',
    'component.unknown',
    'paper.case-unknown',
    'paper.name-missing',
    'message-way.not-offered',
    'message-way.not-a-mobile',
  ],
  personalData: true,
});

export const receiveDossier = defineEndpoint({
  name: 'procedures.dossier.receive',
  summary: 'Receive an online dossier that is complete and correct: the time limit starts, the receipt is made',
  method: 'POST',
  path: '/dossiers/:dossierId/reception',
  access: 'official',
  // 200 papers with their notes.
  bodyLimit: 262_144,
  input: SeenDossier.extend({
    papers: z.array(PaperInput).max(200).default([]).describe('Papers as counted, with files that came now'),
    paperCase: line(60).optional().describe('Key of the case, when the officer chose another than the filer'),
    competentUnitId: UnitId.optional().describe(
      'The unit that settles it from now on, where it was filed with another; as it is when not given',
    ),
    divisionId: UnitId.optional().describe(
      'The division of that unit that gets the work; the one that is competent for the field when not given',
    ),
    note: paragraph(2000).optional().describe('Remark'),
    timeLimit: KnownTimeLimit.optional().describe("Needed when the procedure's limit has no unit in the source"),
    despiteSame,
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.not-waiting-for-reception',
    'dossier.waits-for-supplement',
    'dossier.waits-for-others',
    'dossier.time-limit-needed',
    'dossier.time-limit-implausible',
    'dossier.same-person',
    'dossier.numbered-elsewhere',
    'unit.not-competent',
    'component.unknown',
    'dossier.too-many-files',
    'file.unknown',
    'paper.held-no-more',
    'paper.case-unknown',
    'paper.name-missing',
  ],
  personalData: true,
});

export const getDossier = defineEndpoint({
  name: 'procedures.dossier.get',
  summary: 'One dossier with papers, answers, clock, timeline and what the caller may do',
  method: 'GET',
  path: '/dossiers/:dossierId',
  access: 'official',
  input: dossier,
  output: Dossier,
  personalData: true,
});

export const explainDueDate = defineEndpoint({
  name: 'procedures.dossier.explain-due-date',
  summary: 'Every day from reception to the due date and the rule that counted it',
  method: 'GET',
  path: '/dossiers/:dossierId/clock',
  access: 'official',
  input: dossier,
  output: ClockExplanation,
  refusals: ['dossier.not-received-yet'],
  personalData: true,
});

export const actOnDossier = defineEndpoint({
  name: 'procedures.dossier.act',
  summary: 'Do one of the actions that the process allows at this step (forward, return, approve, issue, hand over …)',
  method: 'POST',
  path: '/dossiers/:dossierId/actions',
  access: 'official',
  stepUp: 'sometimes',
  input: SeenDossier.extend({
    action: line(60).describe('Id of one of the actions that the dossier lists'),
    reason: paragraph(2000).optional().describe('Reason, where the action needs one'),
    assigneeId: PersonId.optional().describe('To whom the work is handed'),
    receiver: ReceiverKind.optional().describe(
      'Who takes the result, at the hand-over; owner and submitter are named by the dossier, a mandate needs name, number and paper',
    ),
    receiverName: line(200).optional().describe('Name of who comes with a mandate'),
    receiverNumber: line(40).optional().describe('Number of the identity paper of who comes with a mandate'),
    mandateSeen: z.boolean().optional().describe("The officer has seen the mandate, and it is the bearer's"),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.action-not-possible',
    'dossier.reason-missing',
    'dossier.assignee-missing',
    'dossier.assignee-not-able',
    'dossier.receiver-missing',
    'dossier.mandate-missing',
    'dossier.same-person',
    'dossier.waits-for-supplement',
    'dossier.waits-for-decision',
    'dossier.waits-for-others',
    'dossier.on-its-way',
    'result.missing',
    'result.issued-already',
    'result.not-signed-yet',
    'fee.unpaid',
    'signing.no-certificate',
  ],
  personalData: true,
});

export const assignDossiers = defineEndpoint({
  name: 'procedures.dossier.assign',
  summary: 'Hand open work to a person, many dossiers at once; each is done or refused on its own',
  method: 'POST',
  path: '/dossiers/assignments',
  access: 'official',
  input: z.object({
    assigneeId: PersonId.describe('To whom the work is handed'),
    dossiers: z
      .array(z.object({ dossierId: DossierId, version: seenVersion('Version that the caller saw') }))
      .min(1)
      .max(200)
      .describe('Which dossiers, each with the version that the caller saw'),
  }),
  output: z.object({
    assigned: z.array(DossierId).describe('Those that were handed over'),
    refused: z
      .array(z.object({ dossierId: DossierId, code: z.string().describe('Why it was refused') }))
      .describe('Those that were not'),
  }),
});

export const writeResult = defineEndpoint({
  name: 'procedures.result.write',
  summary: 'Write the result, or name an uploaded PDF as the result, while the dossier is with the specialist',
  method: 'PUT',
  path: '/dossiers/:dossierId/result',
  access: 'official',
  // 20,000 letters of three bytes, and as much again for what they are wrapped in.
  bodyLimit: 131_072,
  input: SeenDossier.extend({
    title: line(300)
      .refine((text) => text.length > 0, { message: 'required' })
      .describe('Title of the result'),
    body: paragraph(20_000).optional().describe('Text of the result'),
    fileId: FileId.optional().describe('An uploaded PDF that is the result'),
  }),
  output: DossierChanged,
  refusals: [
    'dossier.changed-meanwhile',
    'dossier.same-person',
    'result.not-writable-now',
    'result.needs-text-or-file',
    'file.unknown',
    'file.not-pdf',
    'file.password',
    'file.damaged',
    'file.protected',
    'file.signed-already',
    'file.not-signable',
  ],
  personalData: true,
});

export const getLetter = defineEndpoint({
  name: 'procedures.dossier.letter',
  summary: 'Receipt (form 01), control slip (form 06), copy of what was sent, or the result, as PDF',
  method: 'GET',
  path: '/dossiers/:dossierId/letters/:form',
  access: 'official',
  answer: 'file',
  input: dossier.extend({ form: LetterForm, ordinal: LetterOrdinal }),
  output: FileAnswer,
  refusals: ['letter.not-there-yet'],
  personalData: true,
});

export const getDossierFile = defineEndpoint({
  name: 'procedures.dossier.file',
  summary: 'A paper of a dossier that the caller may see',
  method: 'GET',
  path: '/dossiers/:dossierId/files/:fileId',
  access: 'official',
  answer: 'file',
  input: dossier.extend({ fileId: FileId }),
  output: FileAnswer,
  personalData: true,
});

/** Ids of dossiers in a query. */
const dossierIds = z
  .string()
  .max(200 * 37)
  .transform((ids) => ids.split(','))
  .pipe(z.array(DossierId).min(1).max(200));

export const listAssignees = defineEndpoint({
  name: 'procedures.dossier.assignees',
  summary: 'People to whom the work of these dossiers can be handed now, with how many of them each can take',
  method: 'GET',
  path: '/dossiers/assignees',
  access: 'official',
  input: z.object({ dossierIds: dossierIds.describe('Ids of up to 200 dossiers, separated by commas') }),
  output: z.object({
    items: z
      .array(
        z.object({
          id: PersonId,
          name: z.string().describe('Name of the person'),
          unitName: z.string().describe('Name of the unit at which the role is held'),
          openItems: z.number().int().describe('How much open work the person has'),
          able: z.number().int().describe('How many of the dossiers the person can take'),
        }),
      )
      .describe('Who can take the most first, then by name'),
    notAssignable: z
      .array(DossierId)
      .describe('Those that nobody can be given by the caller: their step hands nothing over, or they are not there'),
  }),
});
