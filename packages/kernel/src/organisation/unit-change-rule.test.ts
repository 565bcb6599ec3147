import { describe, expect, test } from 'vitest';
import { dayBefore, mayBelongTo, nameThatFollows, planName } from './unit-change-rule.ts';

const name = (from: string, to: string | null = null) => ({ name: 'Xã A', type: 'xã', from, to });

describe('a new name', () => {
  test('ends the one before the day before', () => {
    expect(planName([name('2025-07-01')], '2026-12-01', '2026-11-30')).toEqual({
      ends: name('2025-07-01'),
      replaces: null,
    });
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  });

  test('replaces one that was planned for the same day, and no other', () => {
    const names = [name('2025-07-01', '2026-12-31'), name('2027-01-01')];
    expect(planName(names, '2027-01-01', '2026-11-30')).toEqual({ ends: null, replaces: name('2027-01-01') });
    expect(planName(names, '2026-12-15', '2026-11-30')).toBeNull();
  });

  test('cannot begin before or on the day of a name that holds', () => {
    expect(planName([name('2026-11-30')], '2026-11-30', '2026-11-30')).toBeNull();
    expect(planName([name('2026-11-30')], '2026-01-01', '2026-11-30')).toBeNull();
  });

  test('of a unit without names is the first', () => {
    expect(planName([], '2027-01-01', '2026-11-30')).toEqual({ ends: null, replaces: null });
  });
});

test.each([
  ['Phòng Kinh tế xã Đại Phước', 'Phòng Kinh tế phường Đại Phước'],
  ['Bộ phận Văn phòng - Xã Đại Phước', 'Bộ phận Văn phòng - Phường Đại Phước'],
  ['Phòng Kinh tế', null],
  ['Phòng Kinh tế xã Đại Phước Đông', null],
  ['Phòng Kinh tếxã Đại Phước', null],
])('%s follows its commune: %s', (below, wanted) => {
  expect(nameThatFollows(below, 'Xã Đại Phước', 'Phường Đại Phước')).toBe(wanted);
});

test('a commune belongs to the province, a division never holds another unit, nothing holds a province', () => {
  expect(mayBelongTo('commune', 'province')).toBe(true);
  expect(mayBelongTo('commune', 'department')).toBe(false);
  expect(mayBelongTo('division', 'division')).toBe(false);
  expect(mayBelongTo('province', 'province')).toBe(false);
  expect(mayBelongTo('one-stop', 'commune')).toBe(true);
});
