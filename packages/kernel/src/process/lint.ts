import { languages, processEnd } from '@dongbo/contract';
import type { LocalText, ProcessDefinition, ProcessStep } from '@dongbo/contract';
import { firstStep } from './process-state.ts';
import { edgesOf, isForward, leadingTo, reachable, stepsOnForwardCircles } from './process-graph.ts';

export const processFaultCodes = [
  'duplicate-step-id',
  'duplicate-action-id',
  'unknown-target',
  'unknown-step-reference',
  'reception-not-first',
  'unreachable-step',
  'dead-end',
  'no-path-to-end',
  'forward-circle',
  'self-loop-not-backward',
  'end-reached-backward',
  'no-issuing-step',
  'result-can-be-skipped',
  'shares-do-not-sum-to-one',
  'share-where-no-time-runs',
  'step-without-actor',
  'unknown-role',
  'missing-name',
  'return-without-reason',
  'validity-ends-before-start',
  'no-legal-basis',
] as const;
export type ProcessFaultCode = (typeof processFaultCodes)[number];

/** Something in a definition that cannot work. `step` and `action` say where; `detail` is the offending value. */
export interface ProcessFault {
  readonly code: ProcessFaultCode;
  readonly step?: string;
  readonly action?: string;
  readonly detail?: string;
}

export interface ProcessLintOptions {
  /** Keys of the roles that exist; not given, roles are not looked up. */
  readonly knownRoles?: readonly string[];
}

/** Refuses what cannot work. An empty list means: from every step that can be reached, the end can be reached, every
 * way to the end issues a result, and every step has somebody who acts and a name in every language. */
export function lintProcess(definition: ProcessDefinition, options: ProcessLintOptions = {}): ProcessFault[] {
  return [
    ...lintIds(definition),
    ...lintShape(definition),
    ...lintWays(definition),
    ...lintResult(definition),
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
  const first = firstStep(definition);
  if (first.kind !== 'reception') faults.push({ code: 'reception-not-first', step: first.id });
  for (const step of definition.steps.slice(1)) {
    if (step.kind === 'reception') faults.push({ code: 'reception-not-first', step: step.id });
  }
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

function lintResult(definition: ProcessDefinition): ProcessFault[] {
  const edges = edgesOf(definition);
  const issuing = edges.filter(({ action }) => action.effect === 'issue-result');
  if (issuing.length === 0) return [{ code: 'no-issuing-step' }];
  const around = reachable(
    firstStep(definition).id,
    edges.filter((edge) => !issuing.includes(edge)),
  );
  return around.has(processEnd) ? [{ code: 'result-can-be-skipped' }] : [];
}

function lintShares(definition: ProcessDefinition): ProcessFault[] {
  const sum = definition.steps.reduce((total, step) => total + step.share, 0);
  const faults: ProcessFault[] = definition.steps
    .filter(({ kind, share }) => (kind === 'reception' || kind === 'handover') && share !== 0)
    .map(({ id, share }) => ({ code: 'share-where-no-time-runs', step: id, detail: String(share) }));
  // Decimal fractions such as 0.1 are not exact in binary.
  if (Math.abs(sum - 1) > 1e-9) faults.push({ code: 'shares-do-not-sum-to-one', detail: String(sum) });
  return faults;
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

/** Whoever gets work back must be told why; returned dossiers show the reason on the control slip. */
function lintReturns(definition: ProcessDefinition): ProcessFault[] {
  return edgesOf(definition)
    .filter(({ action }) => action.id === 'return' || action.id === 'refuse-approval')
    .filter(({ action }) => !action.needs.includes('reason'))
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
