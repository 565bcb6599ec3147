import { processEnd } from '@dongbo/contract';
import type { ProcessAction, ProcessDefinition, ProcessStep, ProcessVocabulary } from '@dongbo/contract';
import fc from 'fast-check';

/** The words of a process that is no dossier's: a letter comes in, is assigned, answered, signed and filed. */
export const letterVocabulary = {
  relations: ['registry', 'body', 'division'],
  stepKinds: ['receipt', 'assignment', 'drafting', 'review', 'signing', 'filing'],
  actions: ['receive', 'assign', 'submit', 'return', 'sign', 'file'],
  needs: ['draft', 'signature'],
  effects: ['draw-number', 'sign-answer', 'put-in-file'],
} as const satisfies ProcessVocabulary;
export type LetterVocabulary = typeof letterVocabulary;
export type LetterProcess = ProcessDefinition<LetterVocabulary>;
export type LetterStep = ProcessStep<LetterVocabulary>;
export type LetterAction = ProcessAction<LetterVocabulary>;

const name = { vi: 'tên', en: 'name', uk: 'назва' };

const action = (id: LetterAction['id'], to: string, more: Partial<LetterAction> = {}): LetterAction => ({
  id,
  name,
  to,
  needs: [],
  ...more,
});

const step = (
  kind: LetterStep['kind'],
  role: string,
  at: LetterStep['actor']['at'],
  share: number,
  actions: LetterAction[],
): LetterStep => ({ id: kind, name, kind, actor: { role, at }, share, actions });

/** The way of an incoming letter to its answer, with an assignment to a person, return paths and separation of duties. */
export function incomingLetter(): LetterProcess {
  const back = { needs: ['reason'], backward: true } satisfies Partial<LetterAction>;
  const head = { role: 'division-head', at: 'division' } as const;
  return {
    key: 'incoming-letter',
    version: 1,
    name,
    validFrom: '2025-07-01',
    validTo: null,
    level: 'commune',
    legalBasis: ['Nghị định 30/2020/NĐ-CP, điều 20 đến 24'],
    steps: [
      step('receipt', 'clerk', 'registry', 0, [action('receive', 'assignment', { effect: 'draw-number' })]),
      step('assignment', head.role, head.at, 0.1, [
        action('assign', 'drafting', { needs: ['assignee'] }),
        action('return', 'receipt', back),
      ]),
      step('drafting', 'specialist', 'division', 0.5, [
        action('submit', 'review', { needs: ['draft'] }),
        action('return', 'assignment', back),
        action('assign', 'drafting', { needs: ['assignee'], backward: true, by: head }),
      ]),
      step('review', head.role, head.at, 0.2, [
        action('submit', 'signing', { needs: ['draft'] }),
        action('return', 'drafting', back),
      ]),
      {
        ...step('signing', 'leader', 'body', 0.1, [
          action('sign', 'filing', { needs: ['draft', 'signature'], effect: 'sign-answer' }),
          action('return', 'drafting', back),
        ]),
        notSamePersonAs: 'drafting',
      },
      step('filing', 'clerk', 'registry', 0.1, [
        action('file', processEnd, { effect: 'put-in-file' }),
        action('return', 'signing', back),
      ]),
    ],
  };
}

/** Definitions without faults of any length and with any skips and returns: the receipt, then steps in a row each of
 * which goes forward to the next or skips some, and the filing. */
export const lintCleanProcess: fc.Arbitrary<LetterProcess> = fc
  .array(
    fc.record({
      skip: fc.nat({ max: 4 }),
      back: fc.option(fc.nat({ max: 6 })),
      assigns: fc.boolean(),
      at: fc.constantFrom(...letterVocabulary.relations),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((plans) => {
    const ids = ['receipt', ...plans.map((_plan, index) => `work-${index}`), 'filing'];
    const target = (index: number) => ids[Math.min(index, ids.length - 1)] ?? 'filing';
    const middle = plans.map(({ skip, back, assigns, at }, index): LetterStep => {
      const position = index + 1;
      const actions = [action('submit', target(position + 1), { needs: assigns ? ['assignee'] : [] })];
      if (skip > 0) actions.push(action('sign', target(position + 1 + skip), { needs: ['signature'] }));
      if (back !== null) {
        actions.push(
          action('return', ids[Math.max(0, position - back)] ?? 'receipt', { needs: ['reason'], backward: true }),
        );
      }
      return {
        id: `work-${index}`,
        name,
        kind: 'drafting',
        actor: { role: 'specialist', at },
        share: 1 / plans.length,
        actions,
      };
    });
    return {
      ...incomingLetter(),
      steps: [
        step('receipt', 'clerk', 'registry', 0, [action('receive', 'work-0', { effect: 'draw-number' })]),
        ...middle,
        step('filing', 'clerk', 'registry', 0, [action('file', processEnd)]),
      ],
    };
  });
