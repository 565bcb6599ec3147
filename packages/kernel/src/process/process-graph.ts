import { processEnd } from '@dongbo/contract';
import type { EffectOf, ProcessAction, ProcessDefinition, ProcessVocabulary } from '@dongbo/contract';
import { firstStep } from './process-state.ts';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly action: ProcessAction;
}

/** Every action as an edge from its step to its target. */
export function edgesOf(definition: ProcessDefinition): Edge[] {
  return definition.steps.flatMap((step) => step.actions.map((action) => ({ from: step.id, to: action.to, action })));
}

export const isForward = (edge: Edge) => edge.action.backward !== true;

/** Everything that can be reached from a start, with the start itself. */
export function reachable(start: string, edges: readonly Edge[]): ReadonlySet<string> {
  return closure(
    start,
    edges,
    ({ from }) => from,
    ({ to }) => to,
  );
}

/** Everything from which a goal can be reached, with the goal itself. */
export function leadingTo(goal: string, edges: readonly Edge[]): ReadonlySet<string> {
  return closure(
    goal,
    edges,
    ({ to }) => to,
    ({ from }) => from,
  );
}

function closure(start: string, edges: readonly Edge[], tail: (edge: Edge) => string, head: (edge: Edge) => string) {
  const seen = new Set([start]);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const edge of edges) {
      if (tail(edge) !== node || seen.has(head(edge))) continue;
      seen.add(head(edge));
      open.push(head(edge));
    }
  }
  return seen;
}

/** Whether there is a way from the first step to the end on which no action has the effect. */
export function canEndWithout<V extends ProcessVocabulary>(
  definition: ProcessDefinition<V>,
  effect: EffectOf<V>,
): boolean {
  const around = edgesOf(definition).filter(({ action }) => action.effect !== effect);
  return reachable(firstStep(definition).id, around).has(processEnd);
}

/** Steps that lie on a circle of forward edges, so that "forward" would not lead to an end. */
export function stepsOnForwardCircles(definition: ProcessDefinition): readonly string[] {
  const forward = edgesOf(definition).filter(isForward);
  return definition.steps
    .map(({ id }) => id)
    .filter((id) => forward.some((edge) => edge.from === id && reachable(edge.to, forward).has(id)));
}

/** The share of the statutory time that still lies ahead of a step with the step's own: along the way forward with the
 * most left. 0 at the end. Needs a definition without forward circles; a circle is cut where it closes. */
export function shareAhead(definition: ProcessDefinition, stepId: string): number {
  const forward = edgesOf(definition).filter(isForward);
  const shares = new Map(definition.steps.map((step) => [step.id, step.share]));
  const known = new Map<string, number>([[processEnd, 0]]);
  const measure = (id: string, path: ReadonlySet<string>): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    if (path.has(id)) return 0;
    const onward = forward.filter((edge) => edge.from === id).map((edge) => measure(edge.to, new Set([...path, id])));
    const ahead = (shares.get(id) ?? 0) + Math.max(0, ...onward);
    known.set(id, ahead);
    return ahead;
  };
  return measure(stepId, new Set());
}
