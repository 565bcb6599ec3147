import { languages, processEnd } from '@dongbo/contract';
import type { LocalText, ProcessDefinition, ProcessStep } from '@dongbo/contract';
import { firstStep } from './process-state.ts';
import { edgesOf, isForward, leadingTo, reachable, stepsOnForwardCircles } from './process-graph.ts';

export const processFaultCodes = [
  'duplicate-step-id',
  'duplicate-action-id',
  'unknown-target',
  'unknown-step-reference',
  'unreachable-step',
  'dead-end',
  'no-path-to-end',
  'forward-circle',
  'self-loop-not-backward',
  'end-reached-backward',
  'shares-do-not-sum-to-one',
  'step-without-actor',
  'unknown-role',
  'missing-name',
  'return-without-reason',
  'validity-ends-before-start',
  'no-legal-basis',
] as const;
export type ProcessFaultCode = (typeof processFaultCodes)[number];

/** Something in a definition that cannot work. `step` and `action` say where; `detail` is the offending value. `Code` has
 * more values where a system adds rules of its own. */
export interface ProcessFault<Code extends string = ProcessFaultCode> {
  readonly code: Code;
  readonly step?: string;
  readonly action?: string;
  readonly detail?: string;
}

export interface ProcessLintOptions {
  /** Keys of the roles that exist; not given, roles are not looked up. */
  readonly knownRoles?: readonly string[];
}

/** Refuses what cannot work, whatever the words of its vocabulary mean. An empty list means: every step can be reached,
 * from every step the end can be reached, and every step has somebody who acts and a name in every language. */
export function lintProcess(definition: ProcessDefinition, options: ProcessLintOptions = {}): ProcessFault[] {
  return [
    ...lintIds(definition),
    ...lintShape(definition),
    ...lintWays(definition),
    ...lintShares(definition),
    ...definition.steps.flatMap((step) => lintActors(step, options)),
    ...lintNames(definition),
    ...lintReturns(definition),
    ...lintValidity(definition),
  ];
}

function lintIds(definition: ProcessDefinition): ProcessFault[] {
  const ids = definition.steps.map(({ id }) => id);
  const known = new Set(ids);
  return [
    ...repeated(ids).map((step) => ({ code: 'duplicate-step-id' as const, step })),
    ...definition.steps.flatMap((step) => [
      ...repeated(step.actions.map(({ id }) => id)).map((action) => ({
        code: 'duplicate-action-id' as const,
        step: step.id,
        action,
      })),
      ...step.actions
        .filter(({ to }) => to !== processEnd && !known.has(to))
        .map(({ id, to }) => ({ code: 'unknown-target' as const, step: step.id, action: id, detail: to })),
      ...(step.notSamePersonAs === undefined || known.has(step.notSamePersonAs)
        ? []
        : [{ code: 'unknown-step-reference' as const, step: step.id, detail: step.notSamePersonAs }]),
    ]),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function lintShape(definition: ProcessDefinition): ProcessFault[] {
  const faults: ProcessFault[] = [];
  for (const step of stepsOnForwardCircles(definition)) faults.push({ code: 'forward-circle', step });
  for (const { from, to, action } of edgesOf(definition)) {
    if (from === to && action.backward !== true)
      faults.push({ code: 'self-loop-not-backward', step: from, action: action.id });
    if (to === processEnd && action.backward === true) {
      faults.push({ code: 'end-reached-backward', step: from, action: action.id });
    }
  }
  return faults;
}

function lintWays(definition: ProcessDefinition): ProcessFault[] {
  const edges = edgesOf(definition);
  const found = reachable(firstStep(definition).id, edges);
  const ending = leadingTo(processEnd, edges.filter(isForward));
  return definition.steps.flatMap((step): ProcessFault[] => {
    const faults: ProcessFault[] = [];
    if (!found.has(step.id)) faults.push({ code: 'unreachable-step', step: step.id });
    // Only going back is no way out: a loop backward needs a way forward from where it leads.
    if (!step.actions.some((action) => action.backward !== true)) faults.push({ code: 'dead-end', step: step.id });
    else if (!ending.has(step.id)) faults.push({ code: 'no-path-to-end', step: step.id });
    return faults;
  });
}

function lintShares(definition: ProcessDefinition): ProcessFault[] {
  const sum = definition.steps.reduce((total, step) => total + step.share, 0);
  // Decimal fractions such as 0.1 are not exact in binary.
  return Math.abs(sum - 1) > 1e-9 ? [{ code: 'shares-do-not-sum-to-one', detail: String(sum) }] : [];
}

function lintActors(step: ProcessStep, { knownRoles }: ProcessLintOptions): ProcessFault[] {
  const faults: ProcessFault[] = [];
  const actors = [
    { role: step.actor.role, where: {} },
    ...step.actions.flatMap(({ id, by }) => (by === undefined ? [] : [{ role: by.role, where: { action: id } }])),
  ];
  for (const { role, where } of actors) {
    if (role.trim() === '') faults.push({ code: 'step-without-actor', step: step.id, ...where });
    else if (knownRoles !== undefined && !knownRoles.includes(role)) {
      faults.push({ code: 'unknown-role', step: step.id, ...where, detail: role });
    }
  }
  return faults;
}

function lintNames(definition: ProcessDefinition): ProcessFault[] {
  const missing = (name: LocalText, where: Omit<ProcessFault, 'code'>): ProcessFault[] =>
    languages
      .filter((language) => name[language].trim() === '')
      .map((language) => ({ code: 'missing-name', ...where, detail: language }));
  return [
    ...missing(definition.name, {}),
    ...definition.steps.flatMap((step) => [
      ...missing(step.name, { step: step.id }),
      ...step.actions.flatMap((action) => missing(action.name, { step: step.id, action: action.id })),
    ]),
  ];
}

/** Whoever gets work back must be told why. */
function lintReturns(definition: ProcessDefinition): ProcessFault[] {
  return edgesOf(definition)
    .filter(({ from, to, action }) => action.backward === true && to !== from && !action.needs.includes('reason'))
    .map(({ from, action }) => ({ code: 'return-without-reason', step: from, action: action.id }));
}

function lintValidity(definition: ProcessDefinition): ProcessFault[] {
  const faults: ProcessFault[] = [];
  if (definition.validTo !== null && definition.validTo < definition.validFrom) {
    faults.push({ code: 'validity-ends-before-start', detail: definition.validTo });
  }
  if (definition.legalBasis.length === 0) faults.push({ code: 'no-legal-basis' });
  return faults;
}
