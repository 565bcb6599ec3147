import type { ActionIdOf } from '@dongbo/contract';
import type { DossierVocabulary, KnownTimeLimit } from '@dongbo/contract/procedures';
import type { Actor, Calendar, Colleague, ProcessMove, ProcessRefusalCode } from '@dongbo/kernel';
import type { ReceiverOrder } from '../results/receiver-rule.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** What an official wants done, with everything that the action may need. */
export interface MoveOrder {
  readonly action: ActionIdOf<DossierVocabulary>;
  /** Reason or remark. */
  readonly note?: string | undefined;
  readonly assignee?: Colleague | undefined;
  /** Who takes the result, as the officer says it. */
  readonly receiver?: ReceiverOrder | undefined;
  readonly timeLimit?: KnownTimeLimit | undefined;
  /** Papers that the case needs and that were not there at reception; the receipt names them. */
  readonly lacking?: readonly string[];
}

/** Who moves a dossier and when. */
export interface Mover {
  readonly actor: Actor;
  readonly at: Date;
  /** The calendar of the dossier. */
  readonly calendar: Calendar;
}

/** How the refusals of the process engine are called in the contract. */
export const refusalOfProcess = {
  'process-ended': 'dossier.action-not-possible',
  'changed-meanwhile': 'dossier.action-not-possible',
  'action-not-possible': 'dossier.action-not-possible',
  'not-your-role': 'dossier.action-not-possible',
  'not-the-assignee': 'dossier.action-not-possible',
  'same-person': 'dossier.same-person',
  'reason-missing': 'dossier.reason-missing',
  'assignee-missing': 'dossier.assignee-missing',
  'assignee-not-able': 'dossier.assignee-not-able',
  'result-draft-missing': 'result.missing',
  'signature-missing': 'signing.no-certificate',
  'receiver-missing': 'dossier.receiver-missing',
} as const satisfies Record<ProcessRefusalCode<DossierVocabulary>, string>;

export type MoveRefusalCode =
  | (typeof refusalOfProcess)[ProcessRefusalCode<DossierVocabulary>]
  | 'dossier.time-limit-needed'
  | 'dossier.time-limit-implausible'
  | 'dossier.waits-for-supplement'
  | 'dossier.waits-for-decision'
  | 'dossier.waits-for-others'
  | 'dossier.on-its-way'
  | 'dossier.mandate-missing'
  | 'result.issued-already'
  | 'result.not-signed-yet';

export interface RefusedMove {
  readonly kind: 'refused';
  readonly code: MoveRefusalCode;
  /** Which action, and `why` in the words of the process engine or the effect. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A move that the process allows, and the dossier as it stands after it. */
export interface PlannedMove {
  readonly kind: 'planned';
  readonly before: StoredDossier;
  readonly after: StoredDossier;
  readonly move: ProcessMove<DossierVocabulary>;
  readonly order: MoveOrder;
}

/** What an effect decides on: `after` is the dossier at its next step. */
export type EffectInput = Pick<PlannedMove, 'before' | 'after' | 'order'>;
/** The dossier with the effect, or why it cannot happen. Pure. */
export type EffectRule = (input: EffectInput, mover: Mover) => StoredDossier | MoveRefusalCode;
