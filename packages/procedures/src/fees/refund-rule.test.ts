import { expect, test } from 'vitest';
import { refundRuleOn } from './fee-data.ts';
import { goesBackAtEnd, leftOf, whyInVain } from './refund-rule.ts';

test('money pays an open demand of a living dossier, and nothing else', () => {
  const why = (isDemandOpen: boolean, isDossierPayable: boolean) => whyInVain({ isDemandOpen, isDossierPayable });
  expect(why(true, true)).toBeNull();
  expect(why(false, true)).toBe('demand-closed');
  expect(why(true, false)).toBe('dossier-ended');
  expect(why(false, false)).toBe('dossier-ended');
});

test('what was paid in time goes back when the dossier ends before reception, not after', () => {
  const rule = refundRuleOn('2026-03-11');
  expect([goesBackAtEnd(rule, false), goesBackAtEnd(rule, true)]).toEqual([true, false]);
  expect(goesBackAtEnd(refundRuleOn('2025-06-30'), false)).toBe(false);
});

test('refunds that are owed count as those that are done', () => {
  const refund = { id: 'r', reason: 'by-officer' as const, note: null, openedAt: '', doneAt: null, reference: null };
  expect(leftOf({ amount: 23_000, refunds: [] })).toBe(23_000);
  expect(leftOf({ amount: 23_000, refunds: [20_000, 3000].map((amount) => ({ ...refund, amount })) })).toBe(0);
});
