import { defineProcessSchema } from '@dongbo/contract';
import { describe, expect, test } from 'vitest';
import { incomingLetter, letterVocabulary } from './incoming-letter.fixture.ts';
import type { LetterAction, LetterVocabulary } from './incoming-letter.fixture.ts';
import { lintProcess } from './lint.ts';
import { advance } from './next-steps.ts';
import { canEndWithout } from './process-graph.ts';
import { startProcess } from './process-state.ts';
import type { ActorFacts, ProcessCommand, ProcessState } from './process-state.ts';

const letter = incomingLetter();
const Letter = defineProcessSchema(letterVocabulary);
const name = { vi: 'tên', en: 'name', uk: 'назва' };

const holder = (
  personId: string,
  role: string,
  at: LetterVocabulary['relations'][number],
): ActorFacts<LetterVocabulary> => ({
  personId,
  roles: [{ role, at }],
});
const clerk = holder('clerk', 'clerk', 'registry');
const head = holder('head', 'division-head', 'division');
const specialist = holder('specialist', 'specialist', 'division');
const leader = holder('leader', 'leader', 'body');
const supplied = { draft: true, signature: true };

type Way = readonly [LetterAction['id'], ActorFacts<LetterVocabulary>, ActorFacts<LetterVocabulary>?];

describe('a vocabulary that is no dossier’s', () => {
  test('goes through schema, linter and engine to its end', () => {
    expect(Letter.parse(JSON.parse(JSON.stringify(letter)))).toEqual(letter);
    expect(lintProcess(letter, { knownRoles: ['clerk', 'division-head', 'specialist', 'leader'] })).toEqual([]);
    const ways: Way[] = [
      ['receive', clerk],
      ['assign', head, specialist],
      ['submit', specialist],
      ['return', head],
      ['submit', specialist],
      ['submit', head],
      ['sign', leader],
      ['file', clerk],
    ];
    const effects: LetterVocabulary['effects'][number][] = [];
    let state: ProcessState = startProcess(letter);
    for (const [action, actor, assignee] of ways) {
      const moved = advance(letter, state, {
        action,
        actor,
        assignee,
        version: state.version,
        reason: 'thiếu',
        supplied,
      });
      if (moved.kind === 'refused') throw new Error(`${action}: ${moved.code}`);
      effects.push(...moved.effects);
      state = moved.state;
    }
    expect(state.stepId).toBe('END');
    expect(effects).toEqual(['draw-number', 'sign-answer', 'put-in-file']);
  });

  test('a need of its own is asked for under its own name', () => {
    const drafting: ProcessState = { stepId: 'drafting', assigneeId: 'specialist', version: 3, completedBy: {} };
    const submit = {
      action: 'submit',
      actor: specialist,
      version: 3,
      supplied: { draft: false, signature: true },
    } as const;
    expect(advance(letter, drafting, submit)).toMatchObject({ kind: 'refused', code: 'draft-missing' });
  });

  test('says whether an effect can be gone round', () => {
    expect(canEndWithout(letter, 'put-in-file')).toBe(false);
    const short = {
      ...letter,
      steps: letter.steps.map((step) => ({
        ...step,
        actions: step.actions.map((action) => (action.id === 'assign' ? { ...action, to: 'filing' } : action)),
      })),
    };
    expect(canEndWithout(short, 'sign-answer')).toBe(true);
  });

  test.each([
    ['an action', { actions: [{ id: 'recieve', name, to: 'assignment', needs: [] }] }],
    ['an action of another system', { actions: [{ id: 'hand-over', name, to: 'assignment', needs: [] }] }],
    ['a need', { actions: [{ id: 'receive', name, to: 'assignment', needs: ['result-draft'] }] }],
    ['an effect', { actions: [{ id: 'receive', name, to: 'assignment', needs: [], effect: 'issue-result' }] }],
    ['a kind of step', { kind: 'reception' }],
    ['a relation', { actor: { role: 'clerk', at: 'receiving-one-stop' } }],
  ])('the schema refuses %s outside of the vocabulary', (_what, change) => {
    const [first, ...rest] = letter.steps;
    expect(Letter.safeParse({ ...letter, steps: [{ ...first, ...change }, ...rest] }).success).toBe(false);
  });

  test('so does the compiler', () => {
    const order = { actor: clerk, version: 1, supplied };
    // @ts-expect-error -- "recieve" is no action of letters
    const misspelt: ProcessCommand<LetterVocabulary> = { ...order, action: 'recieve' };
    expect(advance(letter, startProcess(letter), misspelt)).toMatchObject({ code: 'action-not-possible' });
    // @ts-expect-error -- a result draft is a need of dossiers
    const foreign: LetterAction = { id: 'submit', name, to: 'review', needs: ['result-draft'] };
    // @ts-expect-error -- every need of the vocabulary is answered
    const silent: ProcessCommand<LetterVocabulary>['supplied'] = { draft: true };
    // @ts-expect-error -- nobody stands towards a letter at its one-stop unit
    const elsewhere = holder('x', 'clerk', 'receiving-one-stop');
    // @ts-expect-error -- "issue-result" is no effect of letters
    const round = canEndWithout(letter, 'issue-result');
    expect([foreign.needs, silent, elsewhere.roles.length, round]).toEqual([
      ['result-draft'],
      { draft: true },
      1,
      true,
    ]);
  });
});
