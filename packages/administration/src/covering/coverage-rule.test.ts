import type { StaffedStep } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { coverageOf } from './coverage-rule.ts';

const name = (vi: string) => ({ vi, en: vi, uk: vi });
const step = (more: Partial<StaffedStep>): StaffedStep => ({
  process: { key: 'commune-default', name: name('Quy trình') },
  step: { id: 'processing', name: name('Thẩm định') },
  role: 'specialist',
  unitId: 'ward',
  field: 'Hộ tịch',
  procedures: ['1.000001'],
  ...more,
});
const held = (people: readonly string[], field: string | null = null) => ({
  unitId: 'ward',
  role: 'specialist',
  field,
  people,
});

test('two people cover a step, and one is a gap that names its procedures', () => {
  expect(coverageOf([step({})], [held(['a', 'b'])])).toEqual({
    gaps: [],
    units: [{ unitId: 'ward', steps: 1, thin: 0 }],
  });
  const { gaps, units } = coverageOf([step({}), step({ field: 'Đất đai', procedures: ['1.000002'] })], [held(['a'])]);
  expect(gaps).toMatchObject([
    { people: 1, fields: ['Đất đai', 'Hộ tịch'], everyField: true, procedures: ['1.000001', '1.000002'], part: 0 },
  ]);
  expect(units).toEqual([{ unitId: 'ward', steps: 1, thin: 1 }]);
});

test('a right for one field counts there alone, and the same person counts once', () => {
  const steps = [step({}), step({ field: 'Đất đai' }), step({ field: 'Chứng thực' })];
  const { gaps, units } = coverageOf(steps, [held(['a']), held(['a', 'b'], 'Hộ tịch'), held(['a'], 'Đất đai')]);
  expect(gaps.map(({ fields, people, everyField }) => ({ fields, people, everyField }))).toEqual([
    { fields: ['Chứng thực', 'Đất đai'], people: 1, everyField: false },
  ]);
  expect(units).toEqual([{ unitId: 'ward', steps: 1, thin: 1 }]);
});

test('fields with different people stand apart, those of another role or unit count for nothing', () => {
  const steps = [step({}), step({ field: 'Đất đai' })];
  const elsewhere = { ...held(['c', 'd']), unitId: 'other' };
  const { gaps } = coverageOf(steps, [held(['a'], 'Hộ tịch'), elsewhere, { ...held(['c', 'd']), role: 'leader' }]);
  expect(gaps.map(({ fields, people, part }) => ({ fields, people, part }))).toEqual([
    { fields: ['Hộ tịch'], people: 1, part: 0 },
    { fields: ['Đất đai'], people: 0, part: 1 },
  ]);
});
