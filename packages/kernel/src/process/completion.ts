import type { ProcessDefinition } from '@dongbo/contract';
import { firstStep } from './process-state.ts';
import { shareAhead } from './process-graph.ts';

/** A definition never changes, and every list and view asks for the same few steps. */
const known = new WeakMap<ProcessDefinition, Map<string, number>>();

/** Degree of completion of a subject that stands at a step, 0 to 100: the share of the time that its process has behind
 * it (Circular 01/2018/TT-VPCP art. 16: shown to anybody who knows the code). Never falls on the way forward; 100 when
 * only steps without time are left, such as the hand-over. */
export function completion(definition: ProcessDefinition, stepId: string): number {
  const ofSteps = known.get(definition) ?? new Map<string, number>();
  known.set(definition, ofSteps);
  const found = ofSteps.get(stepId) ?? measure(definition, stepId);
  ofSteps.set(stepId, found);
  return found;
}

function measure(definition: ProcessDefinition, stepId: string): number {
  const whole = shareAhead(definition, firstStep(definition).id);
  if (whole <= 0) return 0;
  const done = 100 * (1 - shareAhead(definition, stepId) / whole);
  // Shares are decimal fractions: without the correction 0.1 + 0.5 + … would round down to 99 now and then.
  return Math.min(100, Math.max(0, Math.floor(done + 1e-6)));
}
