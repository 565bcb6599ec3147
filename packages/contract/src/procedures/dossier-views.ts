import { z } from 'zod';
import { FileId, Instant, LocalText, PersonRef, Space, UnitRef, line } from '../values.ts';
import { DossierId, ProcedureVersionId } from './ids.ts';
import { DueState, FileRef } from '../kernel/work.ts';
import { Channel, KnownTimeLimit } from './catalogue.ts';

/** Life of a dossier. The numbers of the national portal's status list are data in `procedures/data/dossier-states.json`. */
export const dossierStates = ['submitted', 'in-progress', 'suspended', 'resulted', 'returned'] as const;
export const DossierState = z.enum(dossierStates);
export type DossierState = z.infer<typeof DossierState>;

export const ownerTypes = ['citizen', 'enterprise', 'organisation', 'other'] as const;

/** The person or body that the dossier is about (chủ hồ sơ). */
export const Owner = z
  .object({
    type: z.enum(ownerTypes),
    name: line(200).refine((name) => name.length > 0, { message: 'required' }),
    /** Personal identification number or tax code; its structure is checked with warnings, never refused. */
    identityNumber: line(40).nullable(),
    address: line(400).nullable(),
    phone: line(30).nullable(),
    email: line(200).nullable(),
  })
  .meta({ id: 'Owner' });
export type Owner = z.infer<typeof Owner>;

export const ReturnMethod = z.enum(['one-stop', 'online', 'post']);
export type ReturnMethod = z.infer<typeof ReturnMethod>;

export const DossierPaper = z.object({
  componentId: z.string(),
  name: z.string(),
  originals: z.number().int(),
  certifiedCopies: z.number().int(),
  photocopies: z.number().int(),
  files: z.array(FileRef),
});
export type DossierPaper = z.infer<typeof DossierPaper>;

/** One thing that happened to a dossier, as a person reads it; `type` is a text key of the catalogue `timeline`. */
export const TimelineEntry = z.object({
  at: Instant,
  type: z.string(),
  actor: z.string().nullable(),
  unit: z.string().nullable(),
  stepName: LocalText.nullable(),
  toStepName: LocalText.nullable(),
  toPerson: z.string().nullable(),
  note: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Suspension = z.object({
  reason: z.string(),
  legalGround: z.string(),
  from: Instant,
  to: Instant.nullable(),
});

export const ClockSummary = z.object({
  limit: KnownTimeLimit,
  policy: z.enum(['shift', 'restart']),
  receivedAt: Instant,
  originalDueAt: Instant,
  dueAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  dueState: DueState,
  /** Outcome once finished, by Decision 766: early, on time or overdue. */
  outcome: z.enum(['early', 'on-time', 'overdue']).nullable(),
  suspensions: z.array(Suspension),
});
export type ClockSummary = z.infer<typeof ClockSummary>;

export const ClockDay = z.object({
  date: z.string(),
  kind: z.enum(['working', 'weekend', 'HOLIDAY', 'SWAPPED_OFF', 'MAKEUP_WORKDAY']),
  minutes: z.number(),
  /** One sentence per language: which rule counted this day so. */
  rule: LocalText,
});

export const ClockExplanation = z
  .object({ summary: ClockSummary, days: z.array(ClockDay), calendar: z.string() })
  .meta({ id: 'ClockExplanation' });
export type ClockExplanation = z.infer<typeof ClockExplanation>;

export const resultStates = ['draft', 'signing', 'signed', 'issued'] as const;
export const DossierResult = z.object({
  state: z.enum(resultStates),
  title: z.string(),
  body: z.string().nullable(),
  /** Set when the result is an uploaded PDF instead of a written text. */
  uploaded: FileRef.nullable(),
  number: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  file: FileRef.nullable(),
});
export type DossierResult = z.infer<typeof DossierResult>;

export const letterForms = ['receipt', 'control-slip', 'copy', 'result'] as const;
export const LetterForm = z.enum(letterForms);
export type LetterForm = z.infer<typeof LetterForm>;

/** What the caller may do now, given by the server; the pages only show it. */
export const DossierAction = z.object({
  id: z.string(),
  name: LocalText,
  needs: z.array(z.string()),
  backward: z.boolean(),
  toStepName: LocalText.nullable(),
});
export type DossierAction = z.infer<typeof DossierAction>;

/** Answers written out for reading: one section per part of the form. */
export const WrittenAnswers = z.array(
  z.object({ section: LocalText, rows: z.array(z.object({ label: LocalText, value: z.string() })) }),
);

const dossierCore = {
  id: DossierId,
  code: z.string(),
  space: Space,
  state: DossierState,
  procedure: z.object({ code: z.string(), name: z.string(), versionId: ProcedureVersionId }),
  channel: Channel,
  receivingUnit: UnitRef,
  competentUnit: UnitRef,
  submittedAt: Instant,
  clock: ClockSummary.nullable(),
  returnMethod: ReturnMethod,
  owner: Owner,
  submitterName: z.string(),
  papers: z.array(DossierPaper),
  answers: WrittenAnswers,
  timeline: z.array(TimelineEntry),
  result: DossierResult.nullable(),
  letters: z.array(LetterForm),
  /** Degree of completion, 0 to 100, by the time shares of the process. */
  completion: z.number().int(),
};

/** A dossier as officials see it. */
export const Dossier = z
  .object({
    ...dossierCore,
    division: UnitRef.nullable(),
    step: z.object({ id: z.string(), name: LocalText }).nullable(),
    stepDueAt: Instant.nullable(),
    assignee: PersonRef.nullable(),
    /** Grows with every change; a write names the version it was decided on. */
    version: z.number().int(),
    actions: z.array(DossierAction),
    /** May the caller write or upload the result now? */
    mayWriteResult: z.boolean(),
    /** The people to whom the work may be handed at the next steps come from `kernel.colleague.list` of this unit. */
    assignableUnit: UnitRef.nullable(),
    /** The role that the next step needs; only its holders can be given the work. */
    assignableRole: z.string().nullable(),
    /** Set while an online dossier waits for reception and its procedure names no time limit with a unit. */
    needsTimeLimit: z.boolean(),
    /** Warnings on the identity number's structure, by code. */
    identityWarnings: z.array(z.string()),
  })
  .meta({ id: 'Dossier' });
export type Dossier = z.infer<typeof Dossier>;

/** A dossier as its owner sees it: plain states, no internal remarks, no names of officials beside the signer. */
export const MyDossier = z
  .object({
    ...dossierCore,
    /** What the owner has to do, if anything; a text key of the catalogue `next`. */
    next: z.string(),
  })
  .meta({ id: 'MyDossier' });
export type MyDossier = z.infer<typeof MyDossier>;

/** What a write answers: which dossier, and the version it has now. What there is to see is read afterwards, so that an answer
 * that is kept for a repeated request is small and holds nobody's name. */
export const DossierChanged = z
  .object({ id: DossierId, code: z.string(), state: DossierState, version: z.number().int() })
  .meta({ id: 'DossierChanged' });
export type DossierChanged = z.infer<typeof DossierChanged>;

export const DossierRow = z
  .object({
    id: DossierId,
    code: z.string(),
    state: DossierState,
    procedureName: z.string(),
    procedureCode: z.string(),
    ownerName: z.string(),
    competentUnit: UnitRef,
    stepName: LocalText.nullable(),
    assigneeName: z.string().nullable(),
    submittedAt: Instant,
    receivedAt: Instant.nullable(),
    dueAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    returnedAt: Instant.nullable(),
    dueState: DueState,
  })
  .meta({ id: 'DossierRow' });
export type DossierRow = z.infer<typeof DossierRow>;

export const PaperInput = z.object({
  componentId: z.string().max(100),
  originals: z.number().int().min(0).max(99).default(0),
  certifiedCopies: z.number().int().min(0).max(99).default(0),
  photocopies: z.number().int().min(0).max(99).default(0),
  fileIds: z.array(FileId).max(50).default([]),
});
export type PaperInput = z.infer<typeof PaperInput>;
