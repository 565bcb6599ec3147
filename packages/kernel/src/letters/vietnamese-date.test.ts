import { describe, expect, test } from 'vitest';
import { momentForms, vietnameseDate, vietnameseMoment } from './vietnamese-date.ts';

describe('dates on letters', () => {
  test.each([
    ['2026-04-24T15:30:00+07:00', '15 giờ 30 phút, ngày 24 tháng 4 năm 2026'],
    ['2026-04-24T08:30:00Z', '15 giờ 30 phút, ngày 24 tháng 4 năm 2026'],
    ['2025-12-31T17:05:00Z', '00 giờ 05 phút, ngày 01 tháng 01 năm 2026'],
  ])('%s is %s', (iso, words) => expect(vietnameseMoment(iso)).toBe(words));

  test('day below ten and the first two months take a zero, the others do not (Decree 30/2020/NĐ-CP, Annex I)', () => {
    expect(vietnameseDate('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
    expect(vietnameseDate('2026-03-05')).toBe('ngày 05 tháng 3 năm 2026');
    expect(vietnameseDate('2026-10-15')).toBe('ngày 15 tháng 10 năm 2026');
  });

  test('a number never stands apart from its word', () => {
    expect(momentForms('2026-04-24')?.dateWords).toBe('ngày\u00A024 tháng\u00A04 năm\u00A02026');
  });

  test('what is no date is refused, and a time without a zone is none', () => {
    expect(() => vietnameseDate('24/04/2026')).toThrow(RangeError);
    expect(momentForms('2026-04-24T15:30:00')).toBeNull();
    expect(momentForms('2026-13-45')).toBeNull();
  });
});
