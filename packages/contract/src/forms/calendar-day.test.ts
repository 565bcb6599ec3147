import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDay, dateInVietnameseWords, readDateParts, writeDay } from './calendar-day.ts';

test.each([
  ['2026-01-01', 'Ngày mùng một tháng một năm hai nghìn không trăm hai mươi sáu'],
  ['2024-04-10', 'Ngày mùng mười tháng tư năm hai nghìn không trăm hai mươi tư'],
  ['2005-11-15', 'Ngày mười lăm tháng mười một năm hai nghìn không trăm linh năm'],
  ['2000-12-24', 'Ngày hai mươi tư tháng mười hai năm hai nghìn'],
  ['1975-04-30', 'Ngày ba mươi tháng tư năm một nghìn chín trăm bảy mươi lăm'],
  ['1991-05-21', 'Ngày hai mươi mốt tháng năm năm một nghìn chín trăm chín mươi mốt'],
  ['1914-10-31', 'Ngày ba mươi mốt tháng mười năm một nghìn chín trăm mười bốn'],
  ['1900-02-11', 'Ngày mười một tháng hai năm một nghìn chín trăm'],
])('%s is read %s', (day, words) => {
  expect(dateInVietnameseWords(day)).toBe(words);
});

test('exactly the days that exist are days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1800, max: 2199 }), fc.nat({ max: 13 }), fc.nat({ max: 32 }), (year, month, day) => {
      const date = new Date(Date.UTC(year, month - 1, day));
      const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
      expect(calendarDay(year, month, day) !== null).toBe(exists);
    }),
  );
  expect(calendarDay(1799, 12, 31)).toBeNull();
  expect(calendarDay(2200, 1, 1)).toBeNull();
});

test('what is written on papers is read as the same day', () => {
  const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const parts = readDateParts(writeDay(day));
      expect(calendarDay(parts?.year ?? 0, parts?.month ?? 0, parts?.day ?? 0)).toBe(day);
    }),
  );
});
