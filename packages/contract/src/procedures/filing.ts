import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FormDefinition } from '../forms/public.ts';
import { compact } from '../text/compact.ts';
import { holderFacts } from '../forms/prefill.ts';
import { FileAnswer, FileId, Instant, LocalText, Space, UnitId, UnitRef, line, seenVersion } from '../values.ts';
import { DossierId, DraftId } from './ids.ts';
import { FileRef } from '../kernel/work.ts';
import { Procedure, ReturnMethod } from './catalogue.ts';
import { ClockExplanation, DossierChanged, MyDossier, DossierState } from './dossier-views.ts';
import { LetterForm, LetterOrdinal } from './letter-forms.ts';
import { PaperName } from './paper-input.ts';

/** Answers as typed, by form key and field id; half-filled answers are kept as they are. */
export const RawAnswers = z.record(z.string().max(60), z.record(z.string().max(80), z.unknown()));
export type RawAnswers = z.infer<typeof RawAnswers>;

export const FormProblem = z.object({
  form: z.string().describe('Key of the form'),
  field: z.string().describe('Id of the field'),
  code: z.string().describe('What is wrong'),
  facts: z.record(z.string(), z.string()).describe('Facts for the text'),
});
export type FormProblem = z.infer<typeof FormProblem>;

export const Draft = z
  .object({
    id: DraftId,
    space: Space,
    procedure: Procedure.describe('The procedure that is filed'),
    forms: z.array(FormDefinition).describe("The forms to fill, first the applicant's"),
    unit: UnitRef.nullable().describe('Where it will be filed; null: not chosen yet'),
    holder: z
      .partialRecord(z.enum(holderFacts), z.string())
      .describe('What the account knows of whoever files; the forms say where it stands'),
    earlier: z
      .record(z.string(), z.unknown())
      .describe("What the person said of themselves when they last filed, by field of the applicant's form"),
    answers: RawAnswers.describe('Answers as typed, by form key and field id'),
    papers: z
      .array(
        z.object({
          componentId: z.string().describe('Component of the procedure'),
          name: z.string().nullable().describe('Name of a paper that the procedure does not list'),
          files: z.array(FileRef).describe('Uploaded files'),
        }),
      )
      .describe('Files by component'),
    paperCase: z.string().nullable().describe('Key of the case for which papers are asked; null: not chosen'),
    returnMethod: ReturnMethod.nullable().describe('How the result is returned; null: not chosen yet'),
    version: z.number().int().describe('Grows with every change; a write names the version it builds on'),
    updatedAt: Instant.describe('Last change'),
    keptUntil: Instant.describe('Deleted then unless it is touched before'),
    problems: z
      .array(FormProblem)
      .describe(
        'What is still missing or wrong; empty means: may be submitted. For papers that lack, submitting asks once',
      ),
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

/** What a write answers about a draft; forms and answers are read with `getDraft`. */
export const DraftSaved = z
  .object({
    id: DraftId,
    version: z.number().int().describe('Version after the change, to be sent with the next'),
    updatedAt: Instant.describe('When it was changed'),
  })
  .meta({ id: 'DraftSaved' });
export type DraftSaved = z.infer<typeof DraftSaved>;

export const startDraft = defineEndpoint({
  name: 'procedures.draft.start',
  summary:
    'Begin to file a procedure; an unfinished draft of the same procedure is taken up again, unless another is asked for',
  method: 'POST',
  path: '/drafts',
  access: 'person',
  input: z.object({
    procedureCode: line(60).describe('National code of the procedure'),
    unitId: UnitId.optional().describe('Where it will be filed'),
    another: z
      .boolean()
      .default(false)
      .describe('A draft of its own, beside unfinished ones of the same procedure (a second child, another person)'),
  }),
  output: DraftSaved,
  refusals: ['procedure.not-settled-here', 'procedure.not-online', 'unit.not-competent', 'draft.too-many'],
});

export const listDrafts = defineEndpoint({
  name: 'procedures.draft.list',
  summary: 'My unfinished filings',
  method: 'GET',
  path: '/drafts',
  access: 'person',
  input: z.object({}),
  output: z.object({
    items: z
      .array(
        z.object({
          id: DraftId,
          procedureCode: z.string().describe('National code of the procedure'),
          procedureName: z.string().describe('Official name of the procedure'),
          shortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
          updatedAt: Instant.describe('Last change'),
          keptUntil: Instant.describe('Deleted then unless it is touched before'),
          unit: UnitRef.nullable().describe('Where it will be filed'),
        }),
      )
      .describe('The newest first'),
  }),
});

export const getDraft = defineEndpoint({
  name: 'procedures.draft.get',
  summary: 'One unfinished filing with its forms',
  method: 'GET',
  path: '/drafts/:draftId',
  access: 'person',
  input: z.object({ draftId: DraftId }),
  output: Draft,
});

export const saveDraft = defineEndpoint({
  name: 'procedures.draft.save',
  summary: 'Keep what was typed, as it is, also half filled; names the version it builds on',
  method: 'PUT',
  path: '/drafts/:draftId',
  access: 'person',
  // Half a megabyte of answers; 200 papers with up to 50 files each are refused by their own sentence.
  bodyLimit: 1_048_576,
  bodyMembers: 12_000,
  input: z.object({
    draftId: DraftId,
    version: seenVersion('Version that it builds on'),
    unitId: UnitId.nullable().describe('Where it will be filed; null: not chosen yet'),
    answers: RawAnswers.describe('Answers as typed, by form key and field id'),
    papers: z
      .array(
        z.object({
          componentId: line(100).describe('Component of the procedure'),
          name: PaperName.optional(),
          fileIds: z.array(FileId).max(50).describe('Uploaded files'),
        }),
      )
      .max(200)
      .describe('Files by component'),
    paperCase: line(60).nullable().default(null).describe('Key of the case for which papers are asked'),
    returnMethod: ReturnMethod.nullable().describe('How the result is returned; null: not chosen yet'),
  }),
  output: DraftSaved,
  refusals: [
    'draft.changed-elsewhere',
    'draft.answers-too-large',
    'draft.unknown-form',
    'component.unknown',
    'paper.name-missing',
    'draft.too-many-files',
    'draft.too-many-papers',
    'file.unknown',
    'unit.not-competent',
  ],
});

export const discardDraft = defineEndpoint({
  name: 'procedures.draft.discard',
  summary: 'Throw an unfinished filing away, with its papers',
  method: 'DELETE',
  path: '/drafts/:draftId',
  access: 'person',
  input: z.object({ draftId: DraftId }),
  output: z.object({}),
});

export const submitDossier = defineEndpoint({
  name: 'procedures.dossier.submit',
  summary: 'File the draft: it becomes a dossier with a code, in the inbox of the one-stop unit',
  method: 'POST',
  path: '/drafts/:draftId/submission',
  access: 'person',
  input: z.object({
    draftId: DraftId,
    version: seenVersion('Version that the filer saw'),
    again: z
      .boolean()
      .default(false)
      .describe('File it although the same matter of this owner runs, or the same answers were sent within a day'),
    withoutPapers: z.boolean().default(false).describe('File it although papers lack that the case needs'),
  }),
  output: DossierChanged,
  refusals: [
    'draft.changed-elsewhere',
    'dossier.answers-incomplete',
    'dossier.filed-before',
    'dossier.same-runs',
    'dossier.papers-missing',
    'dossier.no-papers',
    'dossier.unit-missing',
    'dossier.return-missing',
    'dossier.return-on-paper',
    'procedure.not-settled-here',
    'paper.held-no-more',
  ],
});

export const getMyDossier = defineEndpoint({
  name: 'procedures.my-dossier.get',
  summary: 'One of my dossiers',
  method: 'GET',
  path: '/my/dossiers/:dossierId',
  access: 'person',
  input: z.object({ dossierId: DossierId }),
  output: MyDossier,
});

export const explainMyDueDate = defineEndpoint({
  name: 'procedures.my-dossier.explain-due-date',
  summary: 'Why this date: every day from reception to the due date and the rule that counted it',
  method: 'GET',
  path: '/my/dossiers/:dossierId/clock',
  access: 'person',
  input: z.object({ dossierId: DossierId }),
  output: ClockExplanation,
  refusals: ['dossier.not-received-yet'],
});

export const getMyLetter = defineEndpoint({
  name: 'procedures.my-dossier.letter',
  summary: 'Receipt, copy of what was sent, or the signed result, as PDF',
  method: 'GET',
  path: '/my/dossiers/:dossierId/letters/:form',
  access: 'person',
  answer: 'file',
  input: z.object({ dossierId: DossierId, form: LetterForm, ordinal: LetterOrdinal }),
  output: FileAnswer,
  refusals: ['letter.not-there-yet'],
});

export const getMyFile = defineEndpoint({
  name: 'procedures.my-dossier.file',
  summary: 'A paper that I uploaded, of a draft or a dossier',
  method: 'GET',
  path: '/my/files/:fileId',
  access: 'person',
  answer: 'file',
  input: z.object({ fileId: FileId }),
  output: FileAnswer,
});

export const lookUpDossier = defineEndpoint({
  name: 'procedures.dossier.look-up',
  summary: 'Code and degree of completion only, without sign-in (Circular 01/2018/TT-VPCP art. 16)',
  method: 'GET',
  path: '/look-up/:code',
  access: 'public',
  guessAbout: (input) => compact(String(Object(input).code)).replace(/\D?\d+\D*$/, ''),
  input: z.object({
    code: line(200).describe('Code of the dossier: any dashes, blanks, small letters, zeros left out'),
  }),
  output: z.object({
    code: z.string().describe('Code of the dossier'),
    completion: z.number().int().describe('Degree of completion, 0 to 100'),
    state: DossierState,
  }),
  refusals: ['dossier.code-unreadable'],
});
