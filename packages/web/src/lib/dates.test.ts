import { describe, expect, test } from 'vitest';
import {
  dayInWords,
  dayOfInstant,
  exactInstant,
  instantInWords,
  instantShort,
  instantToSecond,
  timeOfDay,
} from './dates.ts';

describe('dates as people say them', () => {
  test.each([
    ['vi', 'thứ Sáu 24/4/2026, 15:30'],
    ['en', 'Friday 24 April 2026, 15:30'],
    ['uk', 'пʼятниця, 24 квітня 2026 р., 15:30'],
  ] as const)('a moment in %s', (language, words) => {
    expect(instantInWords('2026-04-24T15:30:00+07:00', language)).toBe(words);
    expect(instantInWords('2026-04-24T08:30:00Z', language)).toBe(words);
  });

  test('the day is the one in Viet Nam, not in UTC and not of the machine', () => {
    expect(instantInWords('2026-04-24T18:00:00Z', 'vi')).toBe('thứ Bảy 25/4/2026, 01:00');
    expect(dayOfInstant('2026-12-31T17:00:00Z')).toBe('2027-01-01');
    expect(instantShort('2026-12-31T16:59:59Z')).toBe('31/12/2026 23:59');
    expect(instantToSecond('2026-12-31T16:59:07Z')).toBe('31/12/2026 23:59:07');
    expect(timeOfDay('2026-01-01T00:05:00+07:00')).toBe('00:05');
  });

  test('a calendar day keeps its weekday', () => {
    expect(dayInWords('2026-04-26', 'vi')).toBe('Chủ nhật 26/4/2026');
    expect(dayInWords('2024-02-29', 'en')).toBe('Thursday 29 February 2024');
  });

  test('the exact form names the offset', () => {
    expect(exactInstant('2026-04-24T08:30:00Z')).toBe('2026-04-24T15:30:00+07:00');
  });
});
