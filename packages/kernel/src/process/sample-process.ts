import { actorRelations, processEnd } from '@dongbo/contract';
import type { ProcessAction, ProcessDefinition, ProcessStep } from '@dongbo/contract';
import fc from 'fast-check';

const name = { vi: 'tên', en: 'name', uk: 'назва' };

const action = (id: ProcessAction['id'], to: string, more: Partial<ProcessAction> = {}): ProcessAction => ({
  id,
  name,
  to,
  needs: [],
  ...more,
});

const step = (
  id: ProcessStep['kind'],
  role: string,
  at: ProcessStep['actor']['at'],
  share: number,
  actions: ProcessAction[],
) => ({ id, name, kind: id, actor: { role, at }, share, actions }) satisfies ProcessStep;

/** A small process for tests, with an assignment to a person, return paths and separation of duties. */
export function sampleProcess(): ProcessDefinition {
  const back = { needs: ['reason'], backward: true } satisfies Partial<ProcessAction>;
  const head = { role: 'division-head', at: 'competent-division' } as const;
  return {
    key: 'sample',
    version: 1,
    name,
    validFrom: '2025-07-01',
    validTo: null,
    level: 'commune',
    legalBasis: ['Thông tư 01/2018/TT-VPCP, điều 8'],
    steps: [
      step('reception', 'counter-officer', 'receiving-one-stop', 0, [
        action('receive', 'assignment', { effect: 'receive' }),
      ]),
      step('assignment', head.role, head.at, 0.1, [
        action('assign', 'processing', { needs: ['assignee'] }),
        action('return', 'reception', back),
      ]),
      step('processing', 'specialist', 'competent-division', 0.5, [
        action('forward', 'review', { needs: ['result-draft'] }),
        action('return', 'assignment', back),
        action('assign', 'processing', { needs: ['assignee'], backward: true, by: head }),
      ]),
      step('review', head.role, head.at, 0.2, [
        action('forward', 'approval', { needs: ['result-draft'] }),
        action('return', 'processing', back),
      ]),
      {
        ...step('approval', 'leader', 'competent-unit', 0.1, [
          action('approve', 'issuing', { needs: ['result-draft', 'signature'], effect: 'sign-result' }),
          action('refuse-approval', 'processing', back),
        ]),
        notSamePersonAs: 'processing',
      },
      step('issuing', 'clerk', 'competent-unit', 0.1, [
        action('issue', 'handover', { needs: ['result-draft'], effect: 'issue-result' }),
        action('return', 'approval', back),
      ]),
      step('handover', 'counter-officer', 'receiving-one-stop', 0, [
        action('hand-over', processEnd, { needs: ['receiver'], effect: 'return-result' }),
        action('return', 'issuing', back),
      ]),
    ],
  };
}

/** Definitions without faults of any length and with any skips and returns: reception, then steps in a row each of
 * which goes forward to the next or skips some, an issuing step that cannot be skipped, and the handover. */
export const lintCleanProcess: fc.Arbitrary<ProcessDefinition> = fc
  .array(
    fc.record({
      skip: fc.nat({ max: 4 }),
      back: fc.option(fc.nat({ max: 6 })),
      assigns: fc.boolean(),
      at: fc.constantFrom(...actorRelations),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((plans) => {
    const ids = ['reception', ...plans.map((_plan, index) => `work-${index}`), 'issuing', 'handover'];
    const target = (index: number) => ids[Math.min(index, ids.length - 2)] ?? 'issuing';
    const middle = plans.map(({ skip, back, assigns, at }, index): ProcessStep => {
      const position = index + 1;
      const actions = [action('forward', target(position + 1), { needs: assigns ? ['assignee'] : [] })];
      if (skip > 0) actions.push(action('approve', target(position + 1 + skip), { needs: ['signature'] }));
      if (back !== null) {
        actions.push(
          action('return', ids[Math.max(0, position - back)] ?? 'reception', { needs: ['reason'], backward: true }),
        );
      }
      return {
        id: `work-${index}`,
        name,
        kind: 'processing',
        actor: { role: 'specialist', at },
        share: 1 / plans.length,
        actions,
      };
    });
    return {
      ...sampleProcess(),
      steps: [
        step('reception', 'counter-officer', 'receiving-one-stop', 0, [
          action('receive', 'work-0', { effect: 'receive' }),
        ]),
        ...middle,
        step('issuing', 'clerk', 'competent-unit', 0, [action('issue', 'handover', { effect: 'issue-result' })]),
        step('handover', 'counter-officer', 'receiving-one-stop', 0, [
          action('hand-over', processEnd, { needs: ['receiver'] }),
        ]),
      ],
    };
  });
