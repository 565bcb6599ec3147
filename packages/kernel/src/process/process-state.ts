import { processEnd } from '@dongbo/contract';
import type {
  ActionIdOf,
  EffectOf,
  OwnNeedOf,
  ProcessAction,
  ProcessActor,
  ProcessDefinition,
  ProcessStep,
  ProcessVocabulary,
} from '@dongbo/contract';

/** Where a running subject stands in its process. */
export interface ProcessState {
  /** A step of the definition, or END. */
  readonly stepId: string;
  /** Whoever the step was handed to; null: anyone with the step's role may take it up. */
  readonly assigneeId: string | null;
  /** Grows by one with every move; a command names the version it was decided on. */
  readonly version: number;
  /** Who last completed each step going forward, by step id. Separation of duties looks here, and work returned to a
   * step that is handed to persons goes back to this one. */
  readonly completedBy: Readonly<Record<string, string>>;
}

/** A person and the roles held towards this subject. A role that reaches several relations is listed at each. */
export interface ActorFacts<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly personId: string;
  readonly roles: readonly ProcessActor<V>[];
}

export interface ProcessCommand<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly action: ActionIdOf<V>;
  readonly actor: ActorFacts<V>;
  /** The version of the state the actor saw. */
  readonly version: number;
  readonly reason?: string | undefined;
  readonly assignee?: ActorFacts<V> | undefined;
  /** For each need of the system's own whether it is there. */
  readonly supplied: Readonly<Record<OwnNeedOf<V>, boolean>>;
}

const engineRefusals = [
  'process-ended',
  'changed-meanwhile',
  'action-not-possible',
  'not-your-role',
  'not-the-assignee',
  'same-person',
  'reason-missing',
  'assignee-missing',
  'assignee-not-able',
] as const;

/** Why a subject does not move; `…-missing` for each need of the vocabulary. */
export type ProcessRefusalCode<V extends ProcessVocabulary = ProcessVocabulary> =
  | (typeof engineRefusals)[number]
  | `${OwnNeedOf<V>}-missing`;

export interface ProcessMove<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly kind: 'moved';
  readonly from: string;
  /** A step, or END. */
  readonly to: string;
  readonly action: ProcessAction<V>;
  readonly effects: readonly EffectOf<V>[];
  readonly state: ProcessState;
}

export interface ProcessRefusal<V extends ProcessVocabulary = ProcessVocabulary> {
  readonly kind: 'refused';
  readonly code: ProcessRefusalCode<V>;
  readonly facts: Readonly<Record<string, string>>;
}

/** The state in which a new subject starts. */
export function startProcess(definition: ProcessDefinition): ProcessState {
  return { stepId: firstStep(definition).id, assigneeId: null, version: 1, completedBy: {} };
}

/** The first step; the schema guarantees that there is one. */
export function firstStep<V extends ProcessVocabulary>(definition: ProcessDefinition<V>): ProcessStep<V> {
  const [first] = definition.steps;
  if (first === undefined) throw new Error(`process ${definition.key} has no step`);
  return first;
}

/** A step by its id; undefined at the end and for ids the definition does not know. */
export function findStep<V extends ProcessVocabulary>(
  definition: ProcessDefinition<V>,
  stepId: string,
): ProcessStep<V> | undefined {
  return stepId === processEnd ? undefined : definition.steps.find((step) => step.id === stepId);
}
