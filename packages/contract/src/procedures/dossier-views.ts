import { z } from 'zod';
import { Instant, LocalText, PersonRef, Space, UnitRef, line } from '../values.ts';
import { FeeSummary } from './fees.ts';
import { Rating } from './ratings.ts';
import { DossierPaper } from './dossier-paper.ts';
import { DossierId, ProcedureVersionId } from './ids.ts';
import { Submitter } from './people-of-dossier.ts';
import { Contact } from '../kernel/contacts.ts';
import { dueFacts } from '../kernel/due.ts';
import { FileRef } from '../kernel/work.ts';
import { Apology } from './apology-views.ts';
import { LetterForm } from './letter-forms.ts';
import { Channel, KnownTimeLimit, ReturnMethod } from './catalogue.ts';
import { ResultChange, ResultChangeProposal, ResultPaper } from './result-change-views.ts';
import { sidePaths } from './side-paths.ts';
import { MySiteCheck } from './site-check-views.ts';
import { Ending, EndingProposal, Supplement } from './supplement-views.ts';

/** Life of a dossier. The numbers of the national portal's status list are data in `procedures/data/dossier-states.json`. */
export const dossierStates = [
  'submitted',
  'in-progress',
  'suspended',
  'resulted',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
] as const;
export const DossierState = z.enum(dossierStates).describe('Where the dossier is in its life');
export type DossierState = z.infer<typeof DossierState>;

export const ownerTypes = ['citizen', 'enterprise', 'organisation', 'other'] as const;

/** The person or body that the dossier is about (chủ hồ sơ). */
export const Owner = z
  .object({
    type: z.enum(ownerTypes).describe('Kind of owner'),
    name: line(200)
      .refine((name) => name.length > 0, { message: 'required' })
      .describe('Name of the owner'),
    identityNumber: line(40)
      .nullable()
      .describe('Personal identification number or tax code; its structure is checked with warnings, never refused'),
    address: line(400).nullable().describe('Address'),
    phone: line(30).nullable().describe('Telephone number'),
    email: line(200).nullable().describe('E-mail address'),
  })
  .meta({ id: 'Owner' });
export type Owner = z.infer<typeof Owner>;

/** One thing that happened to a dossier, as a person reads it; `type` is a text key of the catalogue `timeline`. */
export const TimelineEntry = z.object({
  at: Instant.describe('When it happened'),
  type: z.string().describe('Text key of the catalogue `timeline`'),
  actor: z.string().nullable().describe('Who did it; null where it is not shown'),
  unit: z.string().nullable().describe('Unit where it happened'),
  stepName: LocalText.nullable().describe('Step at which it happened'),
  toStepName: LocalText.nullable().describe('Step to which it led'),
  toPerson: z.string().nullable().describe('To whom the work was handed'),
  note: z.string().nullable().describe('Remark or reason'),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Suspension = z.object({
  reason: z.string().describe('Why the clock stopped'),
  legalGround: z.string().describe('Provision that allows it'),
  from: Instant.describe('When it stopped'),
  to: Instant.nullable().describe('When it went on; null: it still stands'),
});

export const ClockSummary = z.object({
  limit: KnownTimeLimit.describe('Time limit that runs'),
  limitBy: z
    .enum(['procedure', 'officer'])
    .describe('Who names the limit: the procedure, or the officer who received, where its source states none'),
  policy: z
    .enum(['shift', 'restart'])
    .describe('What a supplement does to the clock: shift the due date, or start again'),
  receivedAt: Instant.describe('When the one-stop unit received it'),
  receivedByCompetentAt: Instant.nullable().describe(
    'When the competent agency received it and the clock started; null while it is on its way there',
  ),
  forwardBy: Instant.nullable().describe('Until when the counter has to send it on; null: it is not on its way'),
  startGround: z
    .string()
    .nullable()
    .describe('Provision by which the time starts with the competent agency; null: it started at the counter'),
  originalDueAt: Instant.nullable().describe('First due instant; null while it is on its way'),
  dueAt: Instant.nullable().describe('Due instant now; null while suspended or on its way'),
  finishedAt: Instant.nullable().describe('When the clock ended'),
  ...dueFacts,
  outcome: z
    .enum(['early', 'on-time', 'overdue'])
    .nullable()
    .describe('Outcome once finished, by Decision 766: early, on time or overdue'),
  suspensions: z.array(Suspension).describe('When and why the clock stood'),
});
export type ClockSummary = z.infer<typeof ClockSummary>;

export const ClockDay = z.object({
  date: z.string().describe('The day, YYYY-MM-DD'),
  kind: z.enum(['working', 'weekend', 'HOLIDAY', 'SWAPPED_OFF', 'MAKEUP_WORKDAY']).describe('What kind of day it is'),
  minutes: z.number().describe('Working minutes counted on it'),
  rule: LocalText.describe('Which rule counted this day so, in one sentence'),
});

export const ClockExplanation = z
  .object({
    summary: ClockSummary.describe('The clock in short'),
    days: z.array(ClockDay).describe('Every day from reception to the due date'),
    calendar: z.string().describe('Name of the calendar'),
  })
  .meta({ id: 'ClockExplanation' });
export type ClockExplanation = z.infer<typeof ClockExplanation>;

export const resultStates = ['draft', 'signing', 'signed', 'issued'] as const;
export const DossierResult = z.object({
  state: z.enum(resultStates).describe('How far the result is'),
  title: z.string().describe('Title of the result'),
  body: z.string().nullable().describe('Written text; null when a file was uploaded'),
  uploaded: FileRef.nullable().describe('Set when the result is an uploaded PDF instead of a written text'),
  number: z.string().nullable().describe('Number in the register, as written'),
  signedBy: z.string().nullable().describe('Who signed'),
  signedAt: Instant.nullable().describe('When it was signed'),
  file: FileRef.nullable().describe('The signed PDF'),
  checkToken: z
    .string()
    .nullable()
    .describe('What the address ends in where anybody sees whether it holds; null: not issued, or there is none'),
});
export type DossierResult = z.infer<typeof DossierResult>;

/** What the caller may do now, given by the server; the pages only show it. */
export const DossierAction = z.object({
  id: z.string().describe('Id of the action, sent with `procedures.dossier.act`'),
  name: LocalText,
  needs: z.array(z.string()).describe('What has to be sent with it'),
  backward: z.boolean().describe('Leads back to an earlier step'),
  toStepName: LocalText.nullable().describe('Step to which it leads'),
});
export type DossierAction = z.infer<typeof DossierAction>;

/** Answers written out for reading: one section per part of the form. */
export const WrittenAnswers = z.array(
  z.object({
    section: LocalText,
    rows: z
      .array(z.object({ label: LocalText, value: z.string().describe('Answer as people write it') }))
      .describe('Answers of the section'),
  }),
);

const dossierCore = {
  id: DossierId,
  code: z.string().describe('Code of the dossier'),
  space: Space,
  state: DossierState,
  procedure: z
    .object({
      code: z.string().describe('National code of the procedure'),
      name: z.string().describe('Official name of the procedure'),
      shortName: LocalText.nullable().describe('Name as people say it; null: nobody has written one'),
      versionId: ProcedureVersionId,
    })
    .describe('Procedure and the version that the dossier keeps'),
  channel: Channel,
  receivingUnit: UnitRef.describe('One-stop unit that receives it'),
  competentUnit: UnitRef.describe('Unit that settles it'),
  submittedAt: Instant.describe('When it was filed'),
  clock: ClockSummary.nullable().describe('Null before reception'),
  returnMethod: ReturnMethod,
  owner: Owner.describe('The person or body that the dossier is about'),
  submitterName: z.string().describe('Who filed it'),
  papers: z.array(DossierPaper).describe('Papers that were handed in'),
  paperCase: z.string().nullable().describe('Key of the case of the procedure for which papers were asked; null: none'),
  answers: WrittenAnswers.describe('Answers written out for reading, one section per part of the form'),
  timeline: z.array(TimelineEntry).describe('What happened, in order'),
  result: DossierResult.nullable().describe('The result, as far as it is'),
  resultPapers: z
    .array(ResultPaper)
    .describe('The papers of an issued result of which something was decided since, the oldest first; else none'),
  resultChanges: z.array(ResultChange).describe('What was decided of the issued result, the oldest first'),
  letters: z.array(LetterForm).describe('Letters that are there'),
  oldReceipts: z
    .array(
      z.object({ ordinal: z.number().int().describe('Which receipt'), at: Instant.describe('When it was replaced') }),
    )
    .describe('Receipts that a newer one replaced, the oldest first'),
  supplementLetters: z
    .array(z.object({ ordinal: z.number().int().describe('Which request'), at: Instant.describe('When it was sent') }))
    .describe('Requests for a supplement (form 02) that were sent, the oldest first'),
  supplement: Supplement.nullable().describe('The request for a supplement that is open; null: none'),
  supplementCount: z.number().int().describe('How many supplements were asked for so far'),
  apology: Apology.nullable().describe(
    'The apology for being late, the owner only sees it when it was sent; null: none',
  ),
  ending: Ending.nullable().describe('How it ended without a result; null: it did not'),
  completion: z.number().int().describe('Degree of completion, 0 to 100, by the time shares of the process'),
  fees: FeeSummary.nullable().describe('The newest demand for fees in short; null: nothing was ever demanded'),
};

/** A dossier as officials see it. */
export const Dossier = z
  .object({
    ...dossierCore,
    division: UnitRef.nullable().describe('Division that has the work'),
    step: z
      .object({ id: z.string().describe('Id of the step'), name: LocalText })
      .nullable()
      .describe('Step at which it stands; null: none any more'),
    stepDueAt: Instant.nullable().describe('Due instant of this step'),
    assignee: PersonRef.nullable().describe('Who has the work'),
    version: z.number().int().describe('Grows with every change; a write names the version it was decided on'),
    actions: z.array(DossierAction).describe('What the caller may do now'),
    proposal: EndingProposal.nullable().describe('The refusal or stop that waits for the leader; null: none'),
    resultChange: ResultChangeProposal.nullable().describe(
      'The change of the issued result that waits for the leader; null: none',
    ),
    sidePaths: z.array(z.enum(sidePaths)).describe('Ways beside the straight one that are open to the caller now'),
    referralCount: z.number().int().describe('How often others were asked so far'),
    siteCheckCount: z.number().int().describe('How often it was looked at on the spot, or is to be'),
    waitsFor: z.number().int().describe('So many answers of others are needed before the step can end'),
    submitter: Submitter.nullable().describe('Who filed it for the owner; null: the owner themselves'),
    byAuthorisation: z
      .boolean()
      .describe('Who filed it acts for the owner by authorisation, which a paper has to show'),
    isOwnMatter: z
      .boolean()
      .describe('The caller filed it, owns it or brought it for the owner, and therefore may not settle it'),
    mayWriteResult: z.boolean().describe('May the caller write or upload the result now?'),
    assignableUnit: UnitRef.nullable().describe(
      'The people to whom the work may be handed at the next steps come from `kernel.colleague.list` of this unit',
    ),
    assignableRole: z
      .string()
      .nullable()
      .describe('The role that the next step needs; only its holders can be given the work'),
    needsTimeLimit: z
      .boolean()
      .describe('Set while an online dossier waits for reception and its procedure names no time limit with a unit'),
    identityWarnings: z.array(z.string()).describe("Warnings on the identity number's structure, by code"),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.infer<typeof Dossier>;

/** A dossier as its owner sees it: plain states, no internal remarks, no names of officials beside the signer. */
export const MyDossier = z
  .object({
    ...dossierCore,
    next: z.string().describe('What the owner has to do, if anything; a text key of the catalogue `next`'),
    version: z.number().int().describe('Version of the dossier, to be sent with a withdrawal'),
    mayRate: z.boolean().describe('May the owner say now how content they are?'),
    rating: Rating.nullable().describe('What the owner said of how it was settled; null: nothing yet'),
    mayWithdraw: z.boolean().describe('May the owner still withdraw it?'),
    siteChecks: z
      .array(MySiteCheck)
      .describe(
        'What is or was looked at on the spot, but for what was cancelled or put right, in the order in which it was planned',
      ),
    contact: Contact.describe('How the unit that received it is reached'),
  })
  .meta({ id: 'MyDossier' });
export type MyDossier = z.infer<typeof MyDossier>;

/** What a write answers: which dossier, and the version it has now. What there is to see is read afterwards, so that an answer
 * that is kept for a repeated request is small and holds nobody's name. */
export const DossierChanged = z
  .object({
    id: DossierId,
    code: z.string().describe('Code of the dossier'),
    state: DossierState,
    version: z.number().int().describe('Version after the change, to be sent with the next'),
  })
  .meta({ id: 'DossierChanged' });
export type DossierChanged = z.infer<typeof DossierChanged>;
