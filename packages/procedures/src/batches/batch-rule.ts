import type { LocalText } from '@dongbo/contract';
import type { BatchAct, DossierVocabulary, KnownTimeLimit, LetterForm, Procedure } from '@dongbo/contract/procedures';
import type { ActionIdOf, ProcessAction } from '@dongbo/contract';
import { findStep } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { filesToSign } from '../digitisation/digitisation-rule.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { lackingPapers } from '../dossiers/lacking-papers.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { ReceiverOrder } from '../results/receiver-rule.ts';
import type { MoveOrder } from '../settling/move.ts';
import { planMove } from '../settling/plan-move.ts';

/** What is known of a pile beside its dossiers. */
export interface BatchFacts {
  /** Procedures by the ids of their versions, of dossiers that wait for reception. */
  readonly procedures: ReadonlyMap<string, Procedure>;
  /** Dossiers beside which the same matter lies here already. */
  readonly same: ReadonlySet<string>;
  /** Dossiers of which something is to be paid. */
  readonly unpaid: ReadonlySet<string>;
  /** Dossiers whose result was changed and not signed anew. */
  readonly unsigned: ReadonlySet<string>;
  /** Dossiers that have a receipt. */
  readonly receipts: ReadonlySet<string>;
  /** Files that were signed as copies. */
  readonly signedFiles: ReadonlySet<string>;
  /** Units at which the system is closed. */
  readonly closed: ReadonlySet<string>;
}

export interface BatchOrder {
  readonly act: BatchAct;
  readonly receiver?: ReceiverOrder | undefined;
  /** Limits of procedures whose source states none, by their codes. */
  readonly limits?: Readonly<Record<string, KnownTimeLimit>> | undefined;
}

/** What is done to one dossier. */
export type PlannedItem =
  | { readonly kind: 'receive'; readonly timeLimit?: KnownTimeLimit | undefined }
  | { readonly kind: 'sign' }
  | { readonly kind: 'act'; readonly action: ActionIdOf<DossierVocabulary>; readonly name: LocalText }
  | { readonly kind: 'print'; readonly form: LetterForm };

type Planning = Pick<Context, 'actor' | 'now' | 'calendar'>;
type Action = ProcessAction<DossierVocabulary>;

/** The operation by which each is done, and so the permission that it needs. */
export const permissionOf: Readonly<Record<BatchAct, string>> = {
  receive: 'procedures.dossier.receive',
  forward: 'procedures.dossier.act',
  'hand-over': 'procedures.dossier.act',
  'sign-copies': 'procedures.digitisation.sign',
  'print-receipt': 'procedures.dossier.letter',
  'print-control-slip': 'procedures.dossier.letter',
  'print-result': 'procedures.dossier.letter',
};

const printed: Readonly<Partial<Record<BatchAct, LetterForm>>> = {
  'print-receipt': 'receipt',
  'print-control-slip': 'control-slip',
  'print-result': 'result',
};

/** Which letter an act prints; null: it prints none. Pure. */
export const formOf = (act: BatchAct): LetterForm | null => printed[act] ?? null;

/** Whether the process lets the move happen; else why not. */
function whyNotMove(ctx: Planning, dossier: StoredDossier, order: MoveOrder): string | null {
  const calendar = ctx.calendar(dossier.calendar);
  const planned = planMove(dossier, order, { actor: ctx.actor, at: ctx.now, calendar });
  return planned.kind === 'refused' ? planned.code : null;
}

/** Only what lacks nothing is received without being opened: what came back, what lies here twice, and what nobody can tell of has to be
 * looked at. */
function planReception(
  ctx: Planning,
  dossier: StoredDossier,
  limits: BatchOrder['limits'],
  facts: BatchFacts,
): PlannedItem | string {
  if (findStep(dossier.process, dossier.stepId ?? '')?.kind !== 'reception') return 'dossier.not-waiting-for-reception';
  if (dossier.clock !== null || dossier.cameBack !== null) return 'batch.look-at-it';
  const procedure = facts.procedures.get(dossier.procedure.versionId);
  if (procedure === undefined || !procedure.papers.sure) return 'batch.papers-uncertain';
  if (lackingPapers(procedure, dossier).length > 0) return 'batch.papers-lack';
  if (facts.same.has(dossier.id)) return 'batch.same-matter';
  const timeLimit = limits?.[dossier.procedure.code];
  return whyNotMove(ctx, dossier, { action: 'receive', timeLimit }) ?? { kind: 'receive', timeLimit };
}

/** Forward by itself goes what needs no person and no reason; nobody signs by the pile. */
const goesOn = ({ id, backward, needs }: Action): boolean =>
  (id === 'forward' || id === 'issue') &&
  backward !== true &&
  needs.every((need) => need === 'result-draft' || need === 'signature');

const insteadOfForward = {
  reception: 'batch.receive-first',
  assignment: 'batch.needs-person',
  processing: 'batch.no-single-step',
  review: 'batch.no-single-step',
  approval: 'batch.one-by-one',
  issuing: 'batch.no-single-step',
  handover: 'batch.hand-over-instead',
} as const satisfies Record<DossierVocabulary['stepKinds'][number], string>;

function planForward(ctx: Planning, dossier: StoredDossier): PlannedItem | string {
  const step = findStep(dossier.process, dossier.stepId ?? '');
  if (step === undefined) return 'dossier.action-not-possible';
  const [only, second] = step.actions.filter(goesOn);
  if (only === undefined || second !== undefined) return insteadOfForward[step.kind];
  return whyNotMove(ctx, dossier, { action: only.id }) ?? { kind: 'act', action: only.id, name: only.name };
}

function planHandOver(
  ctx: Planning,
  dossier: StoredDossier,
  receiver: ReceiverOrder,
  facts: BatchFacts,
): PlannedItem | string {
  const step = findStep(dossier.process, dossier.stepId ?? '');
  const action = step?.actions.find(({ effect }) => effect === 'return-result');
  if (action === undefined) return 'batch.not-at-hand-over';
  if (facts.unpaid.has(dossier.id)) return 'fee.unpaid';
  if (facts.unsigned.has(dossier.id)) return 'result.not-signed-yet';
  const code = whyNotMove(ctx, dossier, { action: action.id, receiver });
  return code ?? { kind: 'act', action: action.id, name: action.name };
}

/** The same rule as for a single dossier. */
function planSigning({ actor }: Planning, dossier: StoredDossier, facts: BatchFacts): PlannedItem | string {
  if (isPartyTo(actor, dossier)) return 'dossier.same-person';
  return filesToSign(dossier, facts.signedFiles).length === 0 ? 'digitisation.nothing-to-sign' : { kind: 'sign' };
}

function planPrint(dossier: StoredDossier, form: LetterForm, facts: BatchFacts): PlannedItem | string {
  const isThere = {
    receipt: facts.receipts.has(dossier.id),
    'control-slip': dossier.clock !== null,
    result: dossier.result?.state === 'signed' || dossier.result?.state === 'issued',
  };
  return (form === 'receipt' || form === 'control-slip' || form === 'result') && isThere[form]
    ? { kind: 'print', form }
    : 'letter.not-there-yet';
}

/** What is done to one dossier of a pile, or the code with which it is refused. While it is only asked what could be done, whoever takes
 * a result counts as its owner. Pure. */
export function planItem(
  ctx: Planning,
  dossier: StoredDossier | undefined,
  { act, receiver = { kind: 'owner' }, limits }: BatchOrder,
  facts: BatchFacts,
): PlannedItem | string {
  if (dossier === undefined || !mayForDossier(ctx.actor, 'procedures.dossier.get', dossier)) return 'not-found';
  if (!mayForDossier(ctx.actor, permissionOf[act], dossier)) return 'not-allowed';
  const form = formOf(act);
  if (form !== null) return planPrint(dossier, form, facts);
  if (facts.closed.has(dossier.competent.id)) return 'system-closed';
  if (act === 'receive') return planReception(ctx, dossier, limits, facts);
  if (act === 'sign-copies') return planSigning(ctx, dossier, facts);
  return act === 'forward' ? planForward(ctx, dossier) : planHandOver(ctx, dossier, receiver, facts);
}
