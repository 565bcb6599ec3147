import { ProblemError, type Problem } from '@dongbo/contract';
import problems from '@dongbo/contract/texts/vi/kernel/problems.json' with { type: 'json' };
import kernelTerms from '@dongbo/contract/texts/vi/kernel/terms.json' with { type: 'json' };
import proceduresTerms from '@dongbo/contract/texts/vi/procedures/terms.json' with { type: 'json' };
import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { problemText } from './problem.ts';

let t: TFunction;
beforeAll(async () => {
  const texts = { problems, refusals: {}, terms: { ...kernelTerms, ...proceduresTerms } };
  t = await i18next.createInstance().init({
    lng: 'vi',
    resources: { vi: texts },
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
});

const closed = (facts: Problem['facts']) =>
  new ProblemError({ type: '/problems/system-closed', status: 423, code: 'system-closed', title: 'x', facts });

test('a closed system is named, with when it opens as far as that is known', () => {
  expect(problemText(t, closed({ system: 'procedures', opensAt: '2026-03-12T01:00:00.000Z' }))).toMatch(
    /^“Giải quyết thủ tục hành chính” chưa mở .*12\/0?3\/2026/,
  );
  expect(problemText(t, closed({ system: 'procedures' }))).toMatch(/^“Giải quyết thủ tục hành chính” chưa mở/);
  expect(problemText(t, closed(undefined))).toBe(problems['system-closed']);
});

test('what is no problem document is a fault of the page', () => {
  expect(problemText(t, new Error('x'))).toBe(problems['internal-error']);
});
