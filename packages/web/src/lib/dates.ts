import type { Language } from '@dongbo/contract';

const offset = 7 * 3_600_000;
const weekdays: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  uk: ['неділя', 'понеділок', 'вівторок', 'середа', 'четвер', 'пʼятниця', 'субота'],
};
const months: Readonly<Record<'en' | 'uk', readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  uk: [
    'січня',
    'лютого',
    'березня',
    'квітня',
    'травня',
    'червня',
    'липня',
    'серпня',
    'вересня',
    'жовтня',
    'листопада',
    'грудня',
  ],
};
const pad = (number: number) => String(number).padStart(2, '0');

/** The moment on a clock in Viet Nam. UTC+7 the whole year, whatever zone the visitor's machine is in. */
function inVietnam(instant: string) {
  const local = new Date(Date.parse(instant) + offset);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    time: `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}`,
    seconds: pad(local.getUTCSeconds()),
  };
}

function dayOf({ year, month, day }: { year: number; month: number; day: number }, language: Language): string {
  if (language === 'vi') return `${day}/${month}/${year}`;
  return language === 'en' ? `${day} ${months.en[month - 1]} ${year}` : `${day} ${months.uk[month - 1]} ${year} р.`;
}

/** A moment as people say it: "thứ Sáu 24/4/2026, 15:30", "Friday 24 April 2026, 15:30". */
export function instantInWords(instant: string, language: Language): string {
  const local = inVietnam(instant);
  const comma = language === 'uk' ? ',' : '';
  return `${weekdays[language][local.weekday]}${comma} ${dayOf(local, language)}, ${local.time}`;
}

/** A day of the calendar (YYYY-MM-DD) as people say it, with its weekday. */
export const dayInWords = (day: string, language: Language): string => {
  const local = inVietnam(`${day}T12:00:00+07:00`);
  return `${weekdays[language][local.weekday]}${language === 'uk' ? ',' : ''} ${dayOf(local, language)}`;
};

/** The day of a moment in Viet Nam as people say it, without weekday and time: "24/4/2026", "24 April 2026". */
export const dayOfMoment = (instant: string, language: Language): string => dayOf(inVietnam(instant), language);

/** The short form for tables and lists: 24/4/2026 15:30. */
export function instantShort(instant: string): string {
  const local = inVietnam(instant);
  return `${local.day}/${local.month}/${local.year} ${local.time}`;
}

/** The same to the second: 24/4/2026 15:30:07. */
export const instantToSecond = (instant: string): string => `${instantShort(instant)}:${inVietnam(instant).seconds}`;

/** The time of day of a moment in Viet Nam: 15:30. */
export const timeOfDay = (instant: string): string => inVietnam(instant).time;

/** The day of a moment in Viet Nam, YYYY-MM-DD. */
export function dayOfInstant(instant: string): string {
  const local = inVietnam(instant);
  return `${local.year}-${pad(local.month)}-${pad(local.day)}`;
}

/** The exact form for the tooltip and the `datetime` attribute: 2026-04-24T15:30:00+07:00. */
export const exactInstant = (instant: string): string =>
  `${new Date(Date.parse(instant) + offset).toISOString().slice(0, 19)}+07:00`;
