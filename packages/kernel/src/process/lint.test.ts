import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completion } from './completion.ts';
import { lintProcess, processFaultCodes } from './lint.ts';
import type { ProcessFaultCode } from './lint.ts';
import { edgesOf, isForward } from './process-graph.ts';
import { incomingLetter, lintCleanProcess } from './incoming-letter.fixture.ts';
import type { LetterAction, LetterProcess, LetterStep } from './incoming-letter.fixture.ts';

type Change = (definition: LetterProcess) => LetterProcess;

const inStep =
  (id: string, change: (step: LetterStep) => LetterStep): Change =>
  (definition) => ({ ...definition, steps: definition.steps.map((step) => (step.id === id ? change(step) : step)) });
const inAction = (stepId: string, actionId: string, change: Partial<LetterAction>): Change =>
  inStep(stepId, (step) => ({
    ...step,
    actions: step.actions.map((action) => (action.id === actionId ? { ...action, ...change } : action)),
  }));
const withoutAction = (stepId: string, actionId: string): Change =>
  inStep(stepId, (step) => ({ ...step, actions: step.actions.filter(({ id }) => id !== actionId) }));

const noName = { vi: 'tên', en: 'name', uk: ' ' };

/** For every fault one change of a definition that is in order, and where the fault must be found. */
const broken: Record<ProcessFaultCode, [Change, object]> = {
  'duplicate-step-id': [(d) => ({ ...d, steps: [...d.steps, ...d.steps.slice(-1)] }), { step: 'filing' }],
  'duplicate-action-id': [
    inStep('review', (step) => ({ ...step, actions: [...step.actions, ...step.actions.slice(-1)] })),
    { step: 'review', action: 'return' },
  ],
  'unknown-target': [
    inAction('review', 'submit', { to: 'nowhere' }),
    { step: 'review', action: 'submit', detail: 'nowhere' },
  ],
  'unknown-step-reference': [
    inStep('signing', (step) => ({ ...step, notSamePersonAs: 'nobody' })),
    { detail: 'nobody' },
  ],
  'unreachable-step': [inAction('drafting', 'submit', { to: 'signing' }), { step: 'review' }],
  'dead-end': [withoutAction('signing', 'sign'), { step: 'signing' }],
  'no-path-to-end': [inAction('filing', 'file', { to: 'signing' }), { step: 'drafting' }],
  'forward-circle': [inAction('review', 'return', { backward: false }), { step: 'drafting' }],
  'self-loop-not-backward': [
    inAction('drafting', 'assign', { backward: false }),
    { step: 'drafting', action: 'assign' },
  ],
  'end-reached-backward': [inAction('review', 'return', { to: 'END' }), { step: 'review', action: 'return' }],
  'shares-do-not-sum-to-one': [inStep('drafting', (step) => ({ ...step, share: 0.6 })), {}],
  'step-without-actor': [
    inStep('filing', (step) => ({ ...step, actor: { ...step.actor, role: ' ' } })),
    { step: 'filing' },
  ],
  'unknown-role': [
    inStep('filing', (step) => ({ ...step, actor: { ...step.actor, role: 'wizard' } })),
    { detail: 'wizard' },
  ],
  'missing-name': [inAction('filing', 'file', { name: noName }), { step: 'filing', action: 'file', detail: 'uk' }],
  'return-without-reason': [inAction('filing', 'return', { needs: [] }), { step: 'filing', action: 'return' }],
  'validity-ends-before-start': [(d) => ({ ...d, validTo: '2025-06-30' }), {}],
  'no-legal-basis': [(d) => ({ ...d, legalBasis: [] }), {}],
};

const knownRoles = ['division-head', 'specialist', 'leader', 'clerk'];

describe('lintProcess', () => {
  test('finds nothing in a process that works', () => {
    expect(lintProcess(incomingLetter(), { knownRoles })).toEqual([]);
  });

  test.each(processFaultCodes)('finds %s', (code) => {
    const [change, where] = broken[code];
    expect(lintProcess(change(incomingLetter()), { knownRoles })).toContainEqual(
      expect.objectContaining({ code, ...where }),
    );
  });

  test('a person may be chosen anew without a reason, but nothing goes back to another step without one', () => {
    const chosenAnew = incomingLetter().steps.flatMap(({ actions }) => actions.filter(({ by }) => by !== undefined));
    expect(chosenAnew).toMatchObject([{ id: 'assign', backward: true, needs: ['assignee'] }]);
    const taken = inAction('drafting', 'assign', { to: 'assignment' })(incomingLetter());
    expect(lintProcess(taken)).toEqual([{ code: 'return-without-reason', step: 'drafting', action: 'assign' }]);
  });

  test('a step from which work only goes back is a dead end, however long the loop', () => {
    const looping = inAction('review', 'submit', { to: 'drafting', backward: true })(incomingLetter());
    expect(lintProcess(looping).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['dead-end', 'no-path-to-end', 'unreachable-step']),
    );
  });

  test('whatever the linter lets through has a forward way to the end from every step', () => {
    const targets = incomingLetter().steps.map(({ id }) => id);
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
          incomingLetter(),
        );
        fc.pre(lintProcess(mutated).length === 0);
        for (const start of targets) expect(walksToEnd(mutated, start)).toBe(true);
      }),
    );
  });
});

/** An independent walk: always the first forward action; a definition without circles must end within its length. */
function walksToEnd(definition: LetterProcess, start: string): boolean {
  let at = start;
  for (let left = definition.steps.length; left > 0 && at !== 'END'; left -= 1) {
    at = definition.steps.find(({ id }) => id === at)?.actions.find((a) => a.backward !== true)?.to ?? 'nowhere';
  }
  return at === 'END';
}

describe('completion', () => {
  test('counts the shares that lie behind', () => {
    const steps = ['receipt', 'assignment', 'drafting', 'review', 'signing', 'filing', 'END'];
    expect(steps.map((step) => completion(incomingLetter(), step))).toEqual([0, 0, 10, 60, 80, 90, 100]);
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
