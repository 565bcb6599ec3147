import { processEnd } from '@dongbo/contract';
import type { ProcessAction, ProcessActor, ProcessDefinition, ProcessEffect, ProcessStep } from '@dongbo/contract';

/** Where a running dossier (or any other subject) stands in its process. */
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
export interface ActorFacts {
  readonly personId: string;
  readonly roles: readonly ProcessActor[];
}

export interface ProcessCommand {
  readonly action: string;
  readonly actor: ActorFacts;
  /** The version of the state the actor saw. */
  readonly version: number;
  readonly reason?: string | undefined;
  readonly assignee?: ActorFacts | undefined;
  readonly receiver?: string | undefined;
  readonly hasResultDraft?: boolean | undefined;
  /** The actor can sign now, or a signature of the actor is there already. */
  readonly hasSignature?: boolean | undefined;
}

export const processRefusals = [
  'process-ended',
  'changed-meanwhile',
  'action-not-possible',
  'not-your-role',
  'not-the-assignee',
  'same-person',
  'reason-missing',
  'assignee-missing',
  'assignee-not-able',
  'result-missing',
  'signature-missing',
  'receiver-missing',
] as const;
export type ProcessRefusalCode = (typeof processRefusals)[number];

export interface ProcessMove {
  readonly kind: 'moved';
  readonly from: string;
  /** A step, or END. */
  readonly to: string;
  readonly action: ProcessAction;
  readonly effects: readonly ProcessEffect[];
  readonly state: ProcessState;
}

export interface ProcessRefusal {
  readonly kind: 'refused';
  readonly code: ProcessRefusalCode;
  readonly facts: Readonly<Record<string, string>>;
}

/** The state in which a new subject starts. */
export function startProcess(definition: ProcessDefinition): ProcessState {
  return { stepId: firstStep(definition).id, assigneeId: null, version: 1, completedBy: {} };
}

/** The first step; the schema guarantees that there is one. */
export function firstStep(definition: ProcessDefinition): ProcessStep {
  const [first] = definition.steps;
  if (first === undefined) throw new Error(`process ${definition.key} has no step`);
  return first;
}

/** A step by its id; undefined at the end and for ids the definition does not know. */
export function findStep(definition: ProcessDefinition, stepId: string): ProcessStep | undefined {
  return stepId === processEnd ? undefined : definition.steps.find((step) => step.id === stepId);
}
