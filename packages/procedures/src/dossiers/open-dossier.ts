import { foldName, formatDossierCode, type LocalText } from '@dongbo/contract';
import {
  dossierEvents,
  type Channel,
  type Owner,
  type ReturnMethod,
  type TimeLimit,
} from '@dongbo/contract/procedures';
import {
  attachFiles,
  defaultCalendarName,
  drawNumbers,
  localDate,
  putWork,
  startProcess,
  writeInSpace,
  yearOf,
} from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { recordReuse } from '../held/record-reuse.ts';
import type { DossierUnits } from '../routing/find-units.ts';
import { receiptBook } from '../letters/receipt-book.ts';
import type { StoredDossier } from './stored-dossier.ts';
import { changeableColumns } from './save-dossier.ts';
import type { GoneSince } from '../held/held-sources.ts';
import { storedFilesOf } from './stored-files.ts';
import { statedLimit } from './stated-limit.ts';
import { workOf } from './work-of-dossier.ts';

/** What of a procedure version a new dossier needs. */
export interface OpenedProcedure {
  readonly versionId: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: LocalText | null;
  readonly field: string;
  readonly channels: readonly { readonly channel: Channel; readonly limit: TimeLimit }[];
  readonly supplementPolicy: 'shift' | 'restart';
}

export interface DossierPaperRow {
  readonly componentId: string;
  readonly name: string;
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly photocopies: number;
  readonly fileIds: readonly string[];
}

export interface NewDossier {
  readonly procedure: OpenedProcedure;
  readonly units: DossierUnits;
  readonly channel: Channel;
  readonly owner: Owner;
  readonly submitterName: string;
  /** The account that files and follows it. */
  readonly personId: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly forms: readonly { readonly key: string; readonly version: number }[];
  readonly content: string | null;
  readonly papers: readonly DossierPaperRow[];
  /** Key of the case for which papers were asked. */
  readonly paperCase: string | null;
  readonly returnMethod: ReturnMethod;
  /** The draft that gives its papers up; null for what was taken in at a counter. */
  readonly draftId: string | null;
}

/** Nothing has happened to a dossier yet, on its way or beside it. */
const nothingYet = {
  clock: null,
  receiptNumber: null,
  result: null,
  openPath: null,
  proposal: null,
  resultMark: null,
  resultChange: null,
  supplements: 0,
  referrals: 0,
  waitsFor: 0,
  siteChecks: 0,
  supplement: null,
  apology: null,
  ending: null,
} as const;

/** A new dossier at the first step of its process, with its papers attached, not stored yet and without a code. Answers
 * 'file.unknown' when a paper is not the actor's to attach, and which were taken over and are not held of the owner (any more). */
export async function prepareDossier(
  ctx: Context,
  order: NewDossier,
): Promise<StoredDossier | GoneSince | 'file.unknown'> {
  const { procedure, units } = order;
  const id = ctx.newId();
  const start = startProcess(units.process.definition);
  const fileIds = order.papers.flatMap((paper) => paper.fileIds);
  const personId = ctx.actor.personId ?? '';
  const movedFrom = order.draftId === null ? {} : { movedFrom: order.draftId };
  const attached = await attachFiles(ctx.db, { fileIds, subjectId: id, personId, ...movedFrom });
  if (attached === null) return 'file.unknown';
  const files = await storedFilesOf(ctx.db, attached, order.owner);
  if ('gone' in files) return files;
  return {
    id,
    code: '',
    state: 'submitted',
    channel: order.channel,
    procedure: {
      versionId: procedure.versionId,
      code: procedure.code,
      name: procedure.name,
      field: procedure.field,
      limit: statedLimit(
        procedure.channels.filter(({ channel }) => channel === order.channel).map(({ limit }) => limit),
      ),
    },
    shortName: procedure.shortName,
    process: units.process.definition,
    processId: units.process.id,
    receiving: units.receiving,
    competent: units.competent,
    division: units.division,
    committeeOffice: units.committeeOffice,
    personId: order.personId,
    owner: order.owner,
    submitterName: order.submitterName,
    answers: order.answers,
    forms: order.forms,
    content: order.content,
    papers: order.papers.map((paper) => ({ ...paper, fileIds: [...paper.fileIds] })),
    paperCase: order.paperCase,
    files,
    returnMethod: order.returnMethod,
    stepId: start.stepId,
    stepSince: ctx.now,
    cameBack: null,
    assignee: null,
    stepActors: start.completedBy,
    stepActorNames: {},
    submittedAt: ctx.now,
    returnedAt: null,
    supplementPolicy: procedure.supplementPolicy,
    calendar: defaultCalendarName,
    ...nothingYet,
    version: start.version,
  };
}

/** Codes of the trial space begin with TN (thử nghiệm), so that nobody takes one for an official code. */
const trialMark = (space: Context['space']): string => (space === 'trial' ? 'TN.' : '');

/** Stores a prepared dossier wherever it stands by now, in the inbox of who has to act next, with a code of its receiving
 * unit and day, and with the number of its receipt where it is received already. They are drawn here, so that the locks of
 * the counters are short.
 *
 * Code: Circular 01/2018/TT-VPCP art. 19, `<unit>-<yymmdd>-<ordinal of the day>`. */
export async function enterDossier(ctx: Context, prepared: StoredDossier): Promise<StoredDossier> {
  const today = localDate(ctx.now);
  const { receiving, competent, procedure } = prepared;
  const codes = { book: `dossier:${receiving.code}`, period: today };
  const receipts = receiptBook(receiving, ctx.now);
  const [ordinal = 0, entry] = await drawNumbers(ctx.db, prepared.clock === null ? [codes] : [codes, yearOf(receipts)]);
  const receiptNumber = entry === undefined ? null : writeInSpace(ctx.space, entry, receipts);
  const unitCode = trialMark(ctx.space) + receiving.code;
  const dossier = { ...prepared, receiptNumber, code: formatDossierCode({ unitCode, day: today, ordinal }) };
  const work = workOf(ctx, dossier);
  const inserted = ctx.db
    .insertInto('dossier')
    .values({
      id: dossier.id,
      code: dossier.code,
      procedure_version_id: procedure.versionId,
      channel: dossier.channel,
      receiving_unit_id: receiving.id,
      person_id: dossier.personId,
      owner: JSON.stringify(dossier.owner),
      owner_name_folded: foldName(dossier.owner.name),
      identity_number: dossier.owner.identityNumber,
      submitter_name: dossier.submitterName,
      answers: JSON.stringify(dossier.answers),
      forms: JSON.stringify(dossier.forms),
      content: dossier.content,
      return_method: dossier.returnMethod,
      submitted_at: dossier.submittedAt,
      supplement_policy: dossier.supplementPolicy,
      calendar: dossier.calendar,
      ...changeableColumns(dossier),
    })
    .execute();
  // Both go out with what follows, in this order, so that the counters are locked for one round trip more and no longer.
  ctx.later(inserted);
  if (work !== null) ctx.later(putWork(ctx.db, work));
  ctx.emit(
    dossierEvents.submitted,
    {
      dossierId: dossier.id,
      code: dossier.code,
      procedureCode: procedure.code,
      receivingUnitId: receiving.id,
      competentUnitId: competent.id,
      channel: dossier.channel,
    },
    { subjectId: dossier.id, unitId: receiving.id },
  );
  recordReuse(ctx, dossier, dossier.papers);
  return dossier;
}

/** Opens a dossier that waits for reception at its one-stop unit. */
export async function openDossier(
  ctx: Context,
  order: NewDossier,
): Promise<StoredDossier | GoneSince | 'file.unknown'> {
  const prepared = await prepareDossier(ctx, order);
  return prepared === 'file.unknown' || 'gone' in prepared ? prepared : await enterDossier(ctx, prepared);
}
