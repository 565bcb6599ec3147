import type { ProcessAction, ProcessDefinition, ProcessStep } from '@dongbo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completion } from './completion.ts';
import { lintProcess, processFaultCodes } from './lint.ts';
import type { ProcessFaultCode } from './lint.ts';
import { edgesOf, isForward } from './process-graph.ts';
import { lintCleanProcess, sampleProcess } from './sample-process.ts';

type Change = (definition: ProcessDefinition) => ProcessDefinition;

const inStep =
  (id: string, change: (step: ProcessStep) => ProcessStep): Change =>
  (definition) => ({ ...definition, steps: definition.steps.map((step) => (step.id === id ? change(step) : step)) });
const inAction = (stepId: string, actionId: string, change: Partial<ProcessAction>): Change =>
  inStep(stepId, (step) => ({
    ...step,
    actions: step.actions.map((action) => (action.id === actionId ? { ...action, ...change } : action)),
  }));
const withoutAction = (stepId: string, actionId: string): Change =>
  inStep(stepId, (step) => ({ ...step, actions: step.actions.filter(({ id }) => id !== actionId) }));

const noName = { vi: 'tên', en: 'name', uk: ' ' };

/** For every fault one change of a definition that is in order, and where the fault must be found. */
const broken: Record<ProcessFaultCode, [Change, object]> = {
  'duplicate-step-id': [(d) => ({ ...d, steps: [...d.steps, ...d.steps.slice(-1)] }), { step: 'handover' }],
  'duplicate-action-id': [
    inStep('review', (step) => ({ ...step, actions: [...step.actions, ...step.actions.slice(-1)] })),
    { step: 'review', action: 'return' },
  ],
  'unknown-target': [
    inAction('review', 'forward', { to: 'nowhere' }),
    { step: 'review', action: 'forward', detail: 'nowhere' },
  ],
  'unknown-step-reference': [
    inStep('approval', (step) => ({ ...step, notSamePersonAs: 'nobody' })),
    { detail: 'nobody' },
  ],
  'reception-not-first': [(d) => ({ ...d, steps: d.steps.toReversed() }), { step: 'reception' }],
  'unreachable-step': [inAction('processing', 'forward', { to: 'approval' }), { step: 'review' }],
  'dead-end': [withoutAction('approval', 'approve'), { step: 'approval' }],
  'no-path-to-end': [inAction('handover', 'hand-over', { to: 'issuing' }), { step: 'processing' }],
  'forward-circle': [inAction('review', 'return', { backward: false }), { step: 'processing' }],
  'self-loop-not-backward': [
    inAction('processing', 'assign', { backward: false }),
    { step: 'processing', action: 'assign' },
  ],
  'end-reached-backward': [inAction('review', 'return', { to: 'END' }), { step: 'review', action: 'return' }],
  'no-issuing-step': [inAction('issuing', 'issue', { effect: 'receive' }), {}],
  'result-can-be-skipped': [inAction('approval', 'approve', { to: 'handover' }), {}],
  'shares-do-not-sum-to-one': [inStep('processing', (step) => ({ ...step, share: 0.6 })), {}],
  'share-where-no-time-runs': [inStep('reception', (step) => ({ ...step, share: 0.1 })), { step: 'reception' }],
  'step-without-actor': [
    inStep('issuing', (step) => ({ ...step, actor: { ...step.actor, role: ' ' } })),
    { step: 'issuing' },
  ],
  'unknown-role': [
    inStep('issuing', (step) => ({ ...step, actor: { ...step.actor, role: 'wizard' } })),
    { detail: 'wizard' },
  ],
  'missing-name': [inAction('issuing', 'issue', { name: noName }), { step: 'issuing', action: 'issue', detail: 'uk' }],
  'return-without-reason': [inAction('issuing', 'return', { needs: [] }), { step: 'issuing', action: 'return' }],
  'validity-ends-before-start': [(d) => ({ ...d, validTo: '2025-06-30' }), {}],
  'no-legal-basis': [(d) => ({ ...d, legalBasis: [] }), {}],
};

const knownRoles = ['counter-officer', 'division-head', 'specialist', 'leader', 'clerk'];

describe('lintProcess', () => {
  test('finds nothing in a process that works', () => {
    expect(lintProcess(sampleProcess(), { knownRoles })).toEqual([]);
  });

  test.each(processFaultCodes)('finds %s', (code) => {
    const [change, where] = broken[code];
    expect(lintProcess(change(sampleProcess()), { knownRoles })).toContainEqual(
      expect.objectContaining({ code, ...where }),
    );
  });

  test('a step from which work only goes back is a dead end, however long the loop', () => {
    const looping = inAction('review', 'forward', { to: 'processing', backward: true })(sampleProcess());
    expect(lintProcess(looping).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['dead-end', 'no-path-to-end', 'unreachable-step']),
    );
  });

  test('whatever the linter lets through has a forward way to the end from every step', () => {
    const targets = sampleProcess().steps.map(({ id }) => id);
    const mutation = fc.record({
      step: fc.constantFrom(...targets),
      to: fc.constantFrom(...targets, 'END'),
      backward: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const mutated = mutations.reduce(
          (definition, { step, to, backward }) =>
            inStep(step, (old) => ({
              ...old,
              actions: old.actions.map((a, i) => (i === 0 ? { ...a, to, backward } : a)),
            }))(definition),
          sampleProcess(),
        );
        fc.pre(lintProcess(mutated).length === 0);
        for (const start of targets) expect(walksToEnd(mutated, start)).toBe(true);
      }),
    );
  });
});

/** An independent walk: always the first forward action; a definition without circles must end within its length. */
function walksToEnd(definition: ProcessDefinition, start: string): boolean {
  let at = start;
  for (let left = definition.steps.length; left > 0 && at !== 'END'; left -= 1) {
    at = definition.steps.find(({ id }) => id === at)?.actions.find((a) => a.backward !== true)?.to ?? 'nowhere';
  }
  return at === 'END';
}

describe('completion', () => {
  test('counts the shares that lie behind', () => {
    const steps = ['reception', 'assignment', 'processing', 'review', 'approval', 'issuing', 'handover', 'END'];
    expect(steps.map((step) => completion(sampleProcess(), step))).toEqual([0, 0, 10, 60, 80, 90, 100, 100]);
  });

  test('never falls on the way forward and stays between 0 and 100', () => {
    fc.assert(
      fc.property(lintCleanProcess, (definition) => {
        for (const edge of edgesOf(definition).filter(isForward)) {
          const [before, after] = [completion(definition, edge.from), completion(definition, edge.to)];
          expect(before).toBeGreaterThanOrEqual(0);
          expect(after).toBeLessThanOrEqual(100);
          expect(after).toBeGreaterThanOrEqual(before);
        }
        expect(completion(definition, 'END')).toBe(100);
      }),
    );
  });
});
