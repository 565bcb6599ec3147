import type { Language } from '@dongbo/contract';
import {
  dueDate,
  formatInstant,
  formatLimit,
  textOfRules,
  toEpochDay,
  weekdayOf,
  type ClockInput,
} from '@dongbo/kernel';

const words = {
  vi: {
    received: 'Tiếp nhận',
    limit: 'Thời hạn',
    calendar: 'Lịch',
    due: 'Hạn trả',
    none: 'chưa xác định, đang tạm dừng',
    head: ['Ngày', 'Thứ', 'Loại ngày', 'Phút', 'Căn cứ'],
    weekdays: ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'CN'],
  },
  en: {
    received: 'Received',
    limit: 'Time limit',
    calendar: 'Calendar',
    due: 'Due',
    none: 'not known, suspended',
    head: ['Date', 'Day', 'Kind', 'Minutes', 'Rule'],
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  uk: {
    received: 'Отримано',
    limit: 'Строк',
    calendar: 'Календар',
    due: 'Термін',
    none: 'невідомий, призупинено',
    head: ['Дата', 'День', 'Вид дня', 'Хвилини', 'Правило'],
    weekdays: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Нд'],
  },
} as const satisfies Record<Language, unknown>;

/** The answer of the clock for a person: a few facts, then one row a day. */
export function writeTable(input: ClockInput, language: Language): string {
  const word = words[language];
  const { dueAt, days } = dueDate(input);
  const facts: [string, string][] = [
    [word.received, formatInstant(input.receivedAt)],
    [word.limit, formatLimit(input.limit)],
    [word.calendar, `${input.calendar.name} (${input.calendar.version})`],
    [word.due, dueAt === null ? word.none : formatInstant(dueAt)],
  ];
  const labelWidth = Math.max(...facts.map(([label]) => label.length));
  const rows = days.map(({ date, kind, minutes, rules }) => [
    date,
    word.weekdays[weekdayOf(toEpochDay(date)) - 1] ?? '',
    kind,
    String(minutes),
    textOfRules(rules, language),
  ]);
  const total = days.reduce((sum, { minutes }) => sum + minutes, 0);
  const table = [[...word.head], ...rows, ['', '', '', String(total), '']];
  const widths = word.head.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return [
    ...facts.map(([label, value]) => `${label.padEnd(labelWidth)}  ${value}`),
    '',
    ...table.map((row) => writeRow(row, widths)),
    '',
  ].join('\n');
}

/** Minutes stand to the right, all else to the left, nothing trails. */
function writeRow(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) =>
    column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
  );
  return cells.join('  ').trimEnd();
}
