import { describe, expect, it } from 'vitest';
import { languages } from '@dongbo/contract';
import errors from './error-texts.json' with { type: 'json' };
import { ClockError, textOfClockError } from './clock-error.ts';
import { localTextOfRules, textOfRules } from './day-rule.ts';
import { dueDate } from './explain-due.ts';
import { parseInstant } from './instant.ts';
import { loadCalendar } from './load-calendar.ts';
import { parseLimit } from './time-limit.ts';
import rules from './rule-texts.json' with { type: 'json' };

const placeholders = (text: string) => (text.match(/\{[^}]*\}/g) ?? []).sort();

describe('sentences of the clock', () => {
  it.each(Object.entries({ ...rules, ...errors }))('%s says the same facts in every language', (_, text) => {
    for (const language of languages) {
      expect(text[language].trim()).not.toBe('');
      expect(placeholders(text[language])).toEqual(placeholders(text.vi));
    }
  });

  it('says which law and which schedule made a day off', () => {
    const { days } = dueDate({
      receivedAt: parseInstant('2026-08-28T13:00'),
      limit: parseLimit('1wd'),
      calendar: loadCalendar(),
    });
    const swapped = days[3]?.rules ?? [];
    expect(localTextOfRules(swapped)).toEqual({
      vi: 'Nghỉ hoán đổi, làm bù ngày 22/08/2026 (Thông báo 9441/TB-BNV ngày 16/10/2025); không tính.',
      en: 'Day off by swap, made up for on 22 August 2026 (Notice 9441/TB-BNV of 16 October 2025); not counted.',
      uk: 'Вихідний за обміном, відпрацювання 22.08.2026 (Повідомлення 9441/TB-BNV від 16.10.2025); не враховується.',
    });
    expect(textOfRules(days[5]?.rules ?? [], 'vi')).toBe(
      'Nghỉ Quốc khánh, theo lịch nghỉ đã công bố cho năm 2026 (Bộ luật Lao động 45/2019/QH14, điều 112); không tính.',
    );
    expect(textOfRules(days[6]?.rules ?? [], 'vi')).toBe('Ngày làm việc; tính 240 phút; đến hạn lúc 11:30.');
  });

  it('says that a year has no decision yet', () => {
    const { days } = dueDate({
      receivedAt: parseInstant('2028-01-24T16:00'),
      limit: parseLimit('1wd'),
      calendar: loadCalendar(),
    });
    expect(textOfRules(days[7]?.rules ?? [], 'en')).toContain(
      'computed by the general rule: no holiday schedule is known for 2028',
    );
  });

  it('words errors in every language', () => {
    const error = new ClockError('clock.no-such-date', { text: '2026-02-30' });
    expect(languages.map((language) => textOfClockError(error, language))).toEqual([
      'ngày 2026-02-30 không tồn tại',
      'the date 2026-02-30 does not exist',
      'дата 2026-02-30 не існує',
    ]);
  });
});
