import { compact } from '../text/compact.ts';

/** What is wrong with a year before it is looked up in the calendar; null when papers of people can carry it. */
export function faultOfYear(year: number): 'year-too-short' | 'year-not-likely' | null {
  if (year < 100) return 'year-too-short';
  return year < firstYear || year > lastYear ? 'year-not-likely' : null;
}

const firstYear = 1800;
const lastYear = 2199;

/** The day YYYY-MM-DD if it exists in the Gregorian calendar. Years 1800 to 2199: what a paper of a living or recorded
 * person can carry. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return null;
  if (day > daysIn(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const pad = (number: number) => String(number).padStart(2, '0');

/** What a person typed as a date: one text (24/4/2026, 24-04-2026, 24042026, ngày 24 tháng 4 năm 2026, 2026-04-24, for
 * partial dates also 4/2026 or 2026) or three boxes, of which one may hold the whole text. Missing parts are null, and so are
 * a day or month of 0, as papers write what is not known; `undefined` is not readable; all null is nothing filled in. */
export function readDateParts(raw: unknown): DateParts | undefined {
  if (raw === undefined || raw === null) return nothing;
  if (typeof raw === 'string') return readDateText(raw);
  if (typeof raw !== 'object' || Array.isArray(raw)) return undefined;
  const entries = new Map<string, unknown>(Object.entries(raw));
  const whole = wholeInOneBox([...entries.values()]);
  if (whole !== undefined) return whole;
  const parts = ['year', 'month', 'day'].map((key) => readNumber(entries.get(key)));
  const [year = null, month = null, day = null] = parts;
  if (parts.includes(undefined) || [...entries.keys()].some((key) => !['year', 'month', 'day'].includes(key))) {
    return undefined;
  }
  return known({ year, month, day });
}

export interface DateParts {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const nothing: DateParts = { year: null, month: null, day: null };

const known = ({ year, month, day }: DateParts): DateParts => ({ year, month: month || null, day: day || null });

/** A date pasted into one of the boxes, the others empty. */
function wholeInOneBox(boxes: readonly unknown[]): DateParts | undefined {
  const filled = boxes.filter((box) => box !== '' && box !== null && box !== undefined);
  const [only] = filled;
  return filled.length === 1 && typeof only === 'string' && compact(only).length > 4 ? readDateText(only) : undefined;
}

function readDateText(raw: string): DateParts | undefined {
  const text = compact(raw);
  if (text === '') return nothing;
  const read = partsOfText(
    text
      .replace(/^(?:(?:THỨ\p{L}+|CHỦNHẬT),?)?(?:NGÀY:?)?(?:MÙNG)?/u, '')
      .replace(/[\u2044\u2215\\,]/g, '/')
      .replaceAll(/THÁNG|NĂM/g, '/')
      .replace(/^\/+/, ''),
  );
  return read && known(read);
}

function partsOfText(text: string): DateParts | undefined {
  const run = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (run && Number(run[2]) <= 12) return { year: number(run[3]), month: number(run[2]), day: number(run[1]) };
  const turned = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (turned) return { year: number(turned[1]), month: number(turned[2]), day: number(turned[3]) };
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (iso) return { year: number(iso[1]), month: number(iso[2]), day: number(iso[3]) };
  const local = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])(\d{2}|\d{4})$/.exec(text);
  if (local) return { year: number(local[3]), month: number(local[2]), day: number(local[1]) };
  return undefined;
}

const number = (digits: string | undefined) => (digits === undefined ? null : Number(digits));

function readNumber(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = compact(value);
  // Papers write dashes and dots, and some people crosses, where a part is not known.
  if (/^[-.?_X]*$/.test(text)) return null;
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** A date or partial date as it is written on papers: 24/04/2026, 04/2026, 2026. */
export function writeDay(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** A date as it is read aloud in Vietnamese, for the line "ghi bằng chữ" of civil status papers: days 1 to 10 of a month
 * take "mùng". */
export function dateInVietnameseWords(day: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const dayWords = dayOfMonth <= 10 ? `mùng ${inWords(dayOfMonth)}` : inWords(dayOfMonth);
  const monthWords = month === 4 ? 'tư' : inWords(month);
  return `Ngày ${dayWords} tháng ${monthWords} năm ${yearInWords(year)}`;
}

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const digit = (value: number) => digits[value] ?? '';

function inWords(value: number): string {
  if (value < 10) return digit(value);
  const tens = Math.floor(value / 10);
  const rest = value % 10;
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`;
  if (rest === 0) return head;
  if (rest === 1 && tens > 1) return `${head} mốt`;
  if (rest === 4 && tens > 1) return `${head} tư`;
  if (rest === 5) return `${head} lăm`;
  return `${head} ${digit(rest)}`;
}

function yearInWords(year: number): string {
  const thousands = Math.floor(year / 1000);
  const hundreds = Math.floor(year / 100) % 10;
  const rest = year % 100;
  const head = `${digit(thousands)} nghìn`;
  if (hundreds === 0 && rest === 0) return head;
  const withHundreds = `${head} ${digit(hundreds)} trăm`;
  if (rest === 0) return withHundreds;
  return rest < 10 ? `${withHundreds} linh ${digit(rest)}` : `${withHundreds} ${inWords(rest)}`;
}
