import type { ProcessAction, ProcessActor, ProcessDefinition, ProcessStep, ProcessVocabulary } from '@dongbo/contract';
import { findStep } from './process-state.ts';
import type {
  ActorFacts,
  ProcessCommand,
  ProcessMove,
  ProcessRefusal,
  ProcessRefusalCode,
  ProcessState,
} from './process-state.ts';

/** The actions this person may do now. What an action needs beside (a reason, a signature …) is asked when it is done. */
export function allowedActions<V extends ProcessVocabulary>(
  definition: ProcessDefinition<V>,
  state: ProcessState,
  actor: ActorFacts<V>,
): readonly ProcessAction<V>[] {
  const step = findStep(definition, state.stepId);
  return step?.actions.filter((action) => whyNotActor(step, action, state, actor) === null) ?? [];
}

/** The rule of what may happen next: moves the state by one action, or says why not. Pure; whoever calls it carries the
 * effects out and saves the state in the same transaction. */
export function advance<V extends ProcessVocabulary>(
  definition: ProcessDefinition<V>,
  state: ProcessState,
  command: ProcessCommand<V>,
): ProcessMove<V> | ProcessRefusal<V> {
  const step = findStep(definition, state.stepId);
  if (step === undefined) return refuse('process-ended');
  if (command.version !== state.version) return refuse('changed-meanwhile', { version: String(state.version) });
  const action = step.actions.find(({ id }) => id === command.action);
  if (action === undefined) return refuse('action-not-possible', { action: command.action, step: step.id });
  const barred = whyNotActor(step, action, state, command.actor) ?? whatIsMissing(definition, state, action, command);
  if (barred !== null) return refuse(barred, { action: action.id, step: step.id });
  return {
    kind: 'moved',
    from: step.id,
    to: action.to,
    action,
    effects: action.effect === undefined ? [] : [action.effect],
    state: stateAfter(definition, state, step, action, command),
  };
}

/** Who acts at the step to which an action leads: the people among whom an assignee may be chosen. Null at the end. */
export function actorAfter<V extends ProcessVocabulary>(
  definition: ProcessDefinition<V>,
  action: ProcessAction<V>,
): ProcessActor<V> | null {
  return findStep(definition, action.to)?.actor ?? null;
}

function stateAfter(
  definition: ProcessDefinition,
  state: ProcessState,
  step: ProcessStep,
  action: ProcessAction,
  command: ProcessCommand,
): ProcessState {
  const completedBy =
    action.backward === true ? state.completedBy : { ...state.completedBy, [step.id]: command.actor.personId };
  const assigneeId = action.needs.includes('assignee')
    ? (command.assignee?.personId ?? null)
    : action.backward === true && isHandedToPersons(definition, action.to)
      ? (completedBy[action.to] ?? null)
      : null;
  return { stepId: action.to, assigneeId, version: state.version + 1, completedBy };
}

/** Only such a step gives returned work back to one person; elsewhere a person who has left would hold it for ever. */
function isHandedToPersons(definition: ProcessDefinition, stepId: string): boolean {
  return definition.steps.some(({ actions }) =>
    actions.some((action) => action.to === stepId && action.needs.includes('assignee')),
  );
}

function whyNotActor(
  step: ProcessStep,
  action: ProcessAction,
  state: ProcessState,
  actor: ActorFacts,
): RefusedActor | null {
  if (!holds(actor, action.by ?? step.actor)) return 'not-your-role';
  if (action.by !== undefined) return null;
  if (state.assigneeId !== null && state.assigneeId !== actor.personId) return 'not-the-assignee';
  return isBarred(step, state, actor.personId) ? 'same-person' : null;
}

type RefusedActor = 'not-your-role' | 'not-the-assignee' | 'same-person';

function whatIsMissing<V extends ProcessVocabulary>(
  definition: ProcessDefinition,
  state: ProcessState,
  action: ProcessAction<V>,
  command: ProcessCommand<V>,
): ProcessRefusalCode<V> | null {
  for (const need of action.needs) {
    if (need === 'reason') {
      if (isBlank(command.reason)) return 'reason-missing';
    } else if (need === 'assignee') {
      if (command.assignee === undefined) return 'assignee-missing';
      if (!isAble(findStep(definition, action.to), state, command.assignee)) return 'assignee-not-able';
    } else if (!command.supplied[need]) return `${need}-missing`;
  }
  return null;
}

/** Whether a person could do the step's work: holds its role and is not kept out by the separation of duties. */
function isAble(step: ProcessStep | undefined, state: ProcessState, person: ActorFacts): boolean {
  return step !== undefined && holds(person, step.actor) && !isBarred(step, state, person.personId);
}

const isBarred = (step: ProcessStep, state: ProcessState, personId: string) =>
  step.notSamePersonAs !== undefined && state.completedBy[step.notSamePersonAs] === personId;

const holds = (actor: ActorFacts, needed: ProcessActor) =>
  actor.roles.some(({ role, at }) => role === needed.role && at === needed.at);

const isBlank = (text: string | undefined) => text === undefined || text.trim() === '';

const refuse = <C extends string>(code: C, facts: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'refused', code, facts }) as const;
