import type { FileRef } from '@dongbo/contract';
import { dossierEvents, type Dossier, type DossierResult, type LetterForm } from '@dongbo/contract/procedures';
import { completion, findStep, formatInstant, stepDueInstant, stepDueInstants } from '@dongbo/kernel';
import type { z } from 'zod';
import { viewApology } from '../apologies/apology-view.ts';
import type { Context } from '../define.ts';
import { writeFiling } from '../forms/answers.ts';
import { forwardBy } from '../arrivals/clock-start-rule.ts';
import { clockInput, clockSummary, isOnItsWay, type RunningClock } from './dossier-clock.ts';
import { limitByOf } from './starting-clock.ts';
import type { DossierWithEvents, StoredDossier } from './stored-dossier.ts';
import { hasReceipt } from '../visits/has-receipt.ts';
import { viewPaper } from '../held/view-paper.ts';
import { viewEnding, viewSupplement } from '../supplements/supplement-view.ts';
import { viewResultChanges, viewResultPapers } from '../result-changes/result-change-view.ts';
import { timelineOf, type Audience } from './timeline.ts';

type File = z.input<typeof FileRef>;

/** Everything that is attached to a dossier, by id. */
export const filesById = ({ files }: Pick<StoredDossier, 'files'>): ReadonlyMap<string, File> =>
  new Map(files.map((file) => [String(file.id), file]));

function resultOf(dossier: StoredDossier, files: ReadonlyMap<string, File>): z.input<typeof DossierResult> | null {
  const { result } = dossier;
  if (result === null) return null;
  return {
    state: result.state,
    title: result.title,
    body: result.body,
    uploaded: files.get(result.uploadedFileId ?? '') ?? null,
    number: result.number,
    signedBy: result.signerName,
    signedAt: result.signedAt && formatInstant(result.signedAt),
    file: files.get(result.signedFileId ?? '') ?? null,
    checkToken: result.state === 'issued' ? result.checkToken : null,
  };
}

/** The clock of a received dossier, ready to be asked. */
export function runningClock(ctx: Pick<Context, 'calendar'>, dossier: StoredDossier): RunningClock | null {
  const { clock, supplementPolicy: policy, calendar } = dossier;
  return clock && { clock, policy, calendar: ctx.calendar(calendar), limitBy: limitByOf(dossier) };
}

/** When each step should be done, by its share of the time; empty before reception. */
export function stepInstants(ctx: Pick<Context, 'calendar'>, dossier: StoredDossier): ReadonlyMap<string, Date | null> {
  const running = runningClock(ctx, dossier);
  if (running === null || running.clock.originalDueAt === null) return new Map();
  const { steps } = dossier.process;
  const instants = stepDueInstants(
    clockInput(running),
    steps.map(({ share }) => share),
  );
  return new Map(steps.map(({ id }, index) => [id, instants[index] ?? null]));
}

/** When the present step should be done; null before reception, and once the time of the whole has ended. */
export function stepDueAt(ctx: Pick<Context, 'calendar'>, dossier: StoredDossier): Date | null {
  const running = runningClock(ctx, dossier);
  if (running === null || running.clock.finishedAt !== null) return null;
  if (isOnItsWay(running.clock)) return forwardBy(running.clock.receivedAt, running.calendar);
  const { steps } = dossier.process;
  return stepDueInstant(clockInput(running), {
    shares: steps.map(({ share }) => share),
    index: steps.findIndex(({ id }) => id === dossier.stepId),
    since: dossier.stepSince,
  });
}

function lettersOf(dossier: DossierWithEvents, audience: Audience): LetterForm[] {
  const letters: LetterForm[] = dossier.channel === 'ONLINE' ? ['copy'] : [];
  if (hasReceipt(dossier)) letters.push('receipt');
  if (dossier.clock !== null && audience === 'official') letters.push('control-slip');
  if (dossier.supplements > 0) letters.push('supplement');
  if (dossier.apology?.state === 'sent') letters.push('apology');
  if (dossier.ending !== null) letters.push('ending');
  const released = dossier.result?.state === 'issued';
  if (dossier.result !== null && (released || audience === 'official')) letters.push('result');
  if (dossier.resultChanges.some(({ decisionNumber }) => decisionNumber !== null)) letters.push('result-decision');
  return letters;
}

/** What replaces the receipt before it. */
const replacing: ReadonlySet<string> = new Set([dossierEvents.papersChanged.type, dossierEvents.arrived.type]);

/** Each change of papers at a later reception, the arrival at the competent agency, and each correction of a received dossier
 * replaced the receipt before it, where there was one: a matter of the same visit may have had none. */
const oldReceiptsOf = ({ events }: DossierWithEvents): Core['oldReceipts'] =>
  events
    .filter(
      ({ type, payload }) =>
        replacing.has(type) || (type === dossierEvents.corrected.type && typeof payload['receipt'] === 'number'),
    )
    .map(({ at, payload }) => ({ ordinal: Number(payload['receipt']) - 1, at: formatInstant(new Date(at)) }))
    .filter(({ ordinal }) => ordinal > 0);

/** Every request stays what its owner was asked, also once there is a newer one. */
const supplementLettersOf = ({ events }: DossierWithEvents): Core['supplementLetters'] =>
  events
    .filter(({ type }) => type === dossierEvents.supplementAsked.type)
    .map(({ at, payload }) => ({ ordinal: Number(payload['ordinal']), at: formatInstant(new Date(at)) }));

/** The clock as pages show it; nobody is told that a dossier without a result was done early. */
const clockOf = (running: RunningClock, { ending }: StoredDossier, now: Date): Core['clock'] => ({
  ...clockSummary(running, now),
  ...(ending !== null && { outcome: null }),
});

type Core = Pick<
  z.input<typeof Dossier>,
  | 'id'
  | 'code'
  | 'space'
  | 'state'
  | 'procedure'
  | 'channel'
  | 'receivingUnit'
  | 'competentUnit'
  | 'submittedAt'
  | 'clock'
  | 'returnMethod'
  | 'owner'
  | 'submitterName'
  | 'papers'
  | 'paperCase'
  | 'answers'
  | 'timeline'
  | 'result'
  | 'resultPapers'
  | 'resultChanges'
  | 'letters'
  | 'oldReceipts'
  | 'supplementLetters'
  | 'supplement'
  | 'supplementCount'
  | 'apology'
  | 'ending'
  | 'completion'
  | 'fees'
>;

/** What officials and the owner both see of a dossier. */
export function dossierCoreView(
  ctx: Pick<Context, 'now' | 'calendar' | 'space'>,
  dossier: DossierWithEvents,
  audience: Audience,
): Core {
  const files = filesById(dossier);
  const running = runningClock(ctx, dossier);
  const result = resultOf(dossier, files);
  return {
    id: dossier.id,
    code: dossier.code,
    space: ctx.space,
    state: dossier.state,
    procedure: {
      code: dossier.procedure.code,
      name: dossier.procedure.name,
      shortName: dossier.shortName,
      versionId: dossier.procedure.versionId,
    },
    channel: dossier.channel,
    receivingUnit: { id: dossier.receiving.id, name: dossier.receiving.name },
    competentUnit: { id: dossier.competent.id, name: dossier.competent.name },
    submittedAt: formatInstant(dossier.submittedAt),
    clock: running && clockOf(running, dossier, ctx.now),
    returnMethod: dossier.returnMethod,
    owner: dossier.owner,
    submitterName: dossier.submitterName,
    papers: dossier.papers.map((paper) => viewPaper(paper, dossier.files)),
    paperCase: dossier.paperCase,
    answers: writeFiling(dossier.forms, dossier.answers),
    timeline: timelineOf(dossier, audience),
    // The owner sees the result once it is issued, not before.
    result: audience === 'owner' && result?.state !== 'issued' ? null : result,
    resultPapers: viewResultPapers(dossier.result, dossier.resultChanges),
    resultChanges: viewResultChanges(dossier.resultChanges, audience),
    letters: lettersOf(dossier, audience),
    oldReceipts: oldReceiptsOf(dossier),
    supplementLetters: supplementLettersOf(dossier),
    supplement: dossier.supplement && viewSupplement(dossier.supplement, files),
    supplementCount: dossier.supplements,
    apology: viewApology(dossier.apology, audience),
    ending: dossier.ending && viewEnding(dossier.ending, audience),
    completion: completionOf(dossier),
    fees: dossier.fees,
  };
}

/** Degree of completion, 0 to 100. */
export function completionOf(dossier: Pick<StoredDossier, 'process' | 'stepId'>): number {
  return dossier.stepId === null || !findStep(dossier.process, dossier.stepId)
    ? 100
    : completion(dossier.process, dossier.stepId);
}
