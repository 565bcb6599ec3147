import { processEnd } from '@dongbo/contract';
import type { ProcessActor } from '@dongbo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintProcess } from './lint.ts';
import { actorAfter, advance, allowedActions } from './next-steps.ts';
import { startProcess } from './process-state.ts';
import type { ActorFacts, ProcessCommand, ProcessState } from './process-state.ts';
import { incomingLetter, lintCleanProcess } from './incoming-letter.fixture.ts';
import type { LetterAction, LetterVocabulary } from './incoming-letter.fixture.ts';

type Person = ActorFacts<LetterVocabulary>;
type Command = ProcessCommand<LetterVocabulary>;

const person = (personId: string, ...roles: ProcessActor<LetterVocabulary>[]): Person => ({ personId, roles });
const clerk = person('clerk', { role: 'clerk', at: 'registry' });
const head = person('head', { role: 'division-head', at: 'division' });
const specialist = person('specialist', { role: 'specialist', at: 'division' });
const leader = person('leader', { role: 'leader', at: 'body' });

const nothing = { draft: false, signature: false };
const draft = { draft: true, signature: false };
const signedDraft = { draft: true, signature: true };

const definition = incomingLetter();

function command(state: ProcessState, action: LetterAction['id'], actor: Person, more: Partial<Command> = {}): Command {
  return { action, actor, version: state.version, supplied: nothing, ...more };
}

function moved(
  state: ProcessState,
  action: LetterAction['id'],
  actor: Person,
  more: Partial<Command> = {},
): ProcessState {
  const outcome = advance(definition, state, command(state, action, actor, more));
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.code}`);
  return outcome.state;
}

const assigned = () => {
  const received = moved(startProcess(definition), 'receive', clerk);
  return moved(received, 'assign', head, { assignee: specialist });
};

describe('advance', () => {
  test('reception moves on, names its effect and remembers who did it', () => {
    const start = startProcess(definition);
    expect(advance(definition, start, command(start, 'receive', clerk))).toMatchObject({
      kind: 'moved',
      from: 'receipt',
      to: 'assignment',
      effects: ['draw-number'],
      state: { stepId: 'assignment', assigneeId: null, version: 2, completedBy: { receipt: 'clerk' } },
    });
  });

  test.each<[string, ProcessState, Command, string]>([
    ['another role', startProcess(definition), command(startProcess(definition), 'receive', leader), 'not-your-role'],
    [
      'an old version',
      startProcess(definition),
      { action: 'receive', actor: clerk, version: 0, supplied: nothing },
      'changed-meanwhile',
    ],
    [
      'an action of another step',
      startProcess(definition),
      command(startProcess(definition), 'file', clerk),
      'action-not-possible',
    ],
    [
      'a role of the same name elsewhere',
      startProcess(definition),
      command(startProcess(definition), 'receive', person('x', { role: 'clerk', at: 'body' })),
      'not-your-role',
    ],
    [
      'not the assignee',
      assigned(),
      command(assigned(), 'submit', { ...specialist, personId: 'other' }),
      'not-the-assignee',
    ],
    ['no draft of the answer', assigned(), command(assigned(), 'submit', specialist), 'draft-missing'],
    [
      'a return without reason',
      assigned(),
      command(assigned(), 'return', specialist, { reason: '  ' }),
      'reason-missing',
    ],
    ['an assignment to nobody', assigned(), command(assigned(), 'assign', head), 'assignee-missing'],
    [
      'an assignment to one without the role',
      assigned(),
      command(assigned(), 'assign', head, { assignee: leader }),
      'assignee-not-able',
    ],
    [
      'anything after the end',
      { ...assigned(), stepId: processEnd },
      command(assigned(), 'submit', specialist),
      'process-ended',
    ],
  ])('refuses %s', (_what, state, attempted, code) => {
    expect(advance(definition, state, attempted)).toMatchObject({ kind: 'refused', code });
  });

  test('the head may hand work to another person, though not the assignee', () => {
    const other = { ...specialist, personId: 'other' };
    const after = moved(assigned(), 'assign', head, { assignee: other });
    expect(after).toMatchObject({ stepId: 'drafting', assigneeId: 'other' });
    expect(
      actorAfter(definition, { id: 'assign', name: { vi: '', en: '', uk: '' }, to: 'drafting', needs: [] }),
    ).toEqual({
      role: 'specialist',
      at: 'division',
    });
  });

  test('returned work goes back to who did it, and to the role where work is not handed to persons', () => {
    const inReview = moved(assigned(), 'submit', specialist, { supplied: draft });
    expect(inReview.assigneeId).toBeNull();
    const returned = moved(inReview, 'return', head, { reason: 'thiếu căn cứ' });
    expect(returned).toMatchObject({ stepId: 'drafting', assigneeId: 'specialist' });
    const twice = moved(returned, 'return', specialist, { reason: 'không thuộc lĩnh vực' });
    expect(twice).toMatchObject({ stepId: 'assignment', assigneeId: null });
  });

  test('separation of duties: whoever drafted may not sign', () => {
    const both = person('specialist', ...specialist.roles, ...leader.roles);
    const inReview = moved(assigned(), 'submit', both, { supplied: draft });
    const inSigning = moved(inReview, 'submit', head, { supplied: draft });
    const sign = { supplied: signedDraft };
    expect(advance(definition, inSigning, command(inSigning, 'sign', both, sign))).toMatchObject({
      code: 'same-person',
    });
    expect(allowedActions(definition, inSigning, both)).toEqual([]);
    expect(advance(definition, inSigning, command(inSigning, 'sign', leader))).toMatchObject({
      code: 'draft-missing',
    });
    expect(advance(definition, inSigning, command(inSigning, 'sign', leader, { supplied: draft }))).toMatchObject({
      code: 'signature-missing',
    });
    expect(moved(inSigning, 'sign', leader, sign).stepId).toBe('filing');
  });
});

describe('any definition without faults', () => {
  const everything = { reason: 'lý do', supplied: signedDraft };

  test('from wherever a walk of allowed actions leads, the end can be reached, and no walk leaves the defined steps', () => {
    fc.assert(
      fc.property(lintCleanProcess, fc.array(fc.nat(), { maxLength: 40 }), (process, choices) => {
        expect(lintProcess(process)).toEqual([]);
        const steps = new Set([...process.steps.map(({ id }) => id), processEnd]);
        const omnipotent = (id: string): Person => person(id, ...process.steps.map(({ actor }) => actor));
        const act = (state: ProcessState, pick: number, forwardOnly: boolean): ProcessState => {
          // Somebody new for every move, so that the separation of duties never stands in the way.
          const actor = omnipotent(state.assigneeId ?? `p${state.version}`);
          const actions = allowedActions(process, state, actor).filter(
            ({ backward }) => !forwardOnly || backward !== true,
          );
          const action = actions[pick % Math.max(1, actions.length)];
          if (action === undefined) throw new Error(`nothing may happen at ${state.stepId}`);
          const outcome = advance(process, state, {
            ...everything,
            action: action.id,
            actor,
            version: state.version,
            assignee: omnipotent(`a${state.version}`),
          });
          if (outcome.kind === 'refused') throw new Error(`allowed, then refused: ${outcome.code}`);
          expect(steps.has(outcome.to)).toBe(true);
          expect(outcome.state.version).toBe(state.version + 1);
          return outcome.state;
        };
        let state = startProcess(process);
        for (const choice of choices) if (state.stepId !== processEnd) state = act(state, choice, false);
        for (let left = process.steps.length; left > 0 && state.stepId !== processEnd; left -= 1)
          state = act(state, 0, true);
        expect(state.stepId).toBe(processEnd);
      }),
    );
  });

  test('exactly the allowed actions go through when everything needed is supplied', () => {
    const roles: ProcessActor<LetterVocabulary>[] = definition.steps.map(({ actor }) => actor);
    const states = fc.record({
      stepId: fc.constantFrom(...definition.steps.map(({ id }) => id)),
      assigneeId: fc.constantFrom(null, 'a', 'b'),
      version: fc.nat(),
      completedBy: fc.dictionary(fc.constantFrom(...definition.steps.map(({ id }) => id)), fc.constantFrom('a', 'b')),
    });
    fc.assert(
      fc.property(states, fc.subarray(roles), fc.constantFrom('a', 'b'), (state, held, id) => {
        const actor = person(id, ...held);
        const allowed = allowedActions(definition, state, actor).map((action) => action.id);
        const step = definition.steps.find((candidate) => candidate.id === state.stepId);
        for (const action of step?.actions ?? []) {
          const assignee = person('fresh', ...roles);
          const outcome = advance(definition, state, {
            ...everything,
            action: action.id,
            actor,
            version: state.version,
            assignee,
          });
          expect(outcome.kind === 'moved').toBe(allowed.includes(action.id));
        }
      }),
    );
  });
});
