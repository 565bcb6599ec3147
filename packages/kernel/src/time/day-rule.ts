import type { Language, LocalText } from '@dongbo/contract';
import type { Calendar, CalendarDay } from './calendar.ts';
import { fromEpochDay, weekdayOf } from './plain-date.ts';
import texts from './rule-texts.json' with { type: 'json' };

/** Stable name of one rule that was applied to a day; its sentence stands in rule-texts.json. */
export type DayRuleCode = keyof typeof texts;

export type DayRuleParam = string | number | LocalText;

/** One rule with the facts that it was applied to. Dates are 'YYYY-MM-DD', instants ISO 8601, times 'HH:MM'. */
export interface DayRule {
  readonly code: DayRuleCode;
  readonly params: Readonly<Record<string, DayRuleParam>>;
}

/** The rule that makes a day what it is in its calendar: ordinary, rest day, holiday (and where that is written), swapped. */
export function ruleOfDay(calendar: Calendar, { day, kind, special }: CalendarDay): DayRule {
  if (!special)
    return kind === 'working'
      ? { code: 'working', params: {} }
      : { code: 'weekend', params: { weekday: weekdayOf(day) } };
  const basis = joinTexts(special.basis.map((key) => calendar.bases[key]).filter((text) => text !== undefined));
  if (special.kind !== 'HOLIDAY') {
    const code =
      special.kind === 'SWAPPED_OFF'
        ? (`swapped-off.${special.origin}` as const)
        : (`make-up.${special.origin}` as const);
    return { code, params: { pair: special.pair, basis } };
  }
  const name = calendar.holidayNames[special.holiday] ?? special.holiday;
  const code = special.substitute ? (`substitute.${special.origin}` as const) : (`holiday.${special.origin}` as const);
  return { code, params: { name, basis, year: fromEpochDay(day).slice(0, 4) } };
}

/** The stable codes of a day's rules in the order in which they apply, e.g. 'working+received+counted+due'. */
export function codeOfRules(rules: readonly DayRule[]): string {
  return rules.map(({ code }) => code).join('+');
}

/** A day's rules as one sentence. */
export function textOfRules(rules: readonly DayRule[], language: Language): string {
  return `${rules.map((rule) => textOfRule(rule, language)).join('; ')}.`;
}

/** A day's rules as one sentence in each language, the form that the contract shows. */
export function localTextOfRules(rules: readonly DayRule[]): LocalText {
  return { vi: textOfRules(rules, 'vi'), en: textOfRules(rules, 'en'), uk: textOfRules(rules, 'uk') };
}

const placeholder = /\{(\w+)(?::(\w+))?\}/g;

function textOfRule({ code, params }: DayRule, language: Language): string {
  return texts[code][language].replace(placeholder, (_, name: string, form: string | undefined) => {
    const value = params[name] ?? '';
    if (typeof value === 'object') return value[language];
    if (form === 'weekday') return weekdays[language][Number(value) - 1] ?? '';
    if (form === 'day') return formatDay(String(value), language);
    if (form === 'instant') return formatMoment(String(value), language);
    return String(value);
  });
}

const weekdays: Record<Language, readonly string[]> = {
  vi: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  uk: ['Понеділок', 'Вівторок', 'Середа', 'Четвер', 'П’ятниця', 'Субота', 'Неділя'],
};

const englishDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** '2026-04-27' as it is written in each language. */
function formatDay(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  if (language === 'vi') return `${day}/${month}/${year}`;
  return language === 'uk' ? `${day}.${month}.${year}` : englishDay.format(Date.parse(date));
}

/** '2026-04-28T07:30:00+07:00' as time and day in each language. */
function formatMoment(instant: string, language: Language): string {
  const day = formatDay(instant.slice(0, 10), language);
  return `${instant.slice(11, 16)}${{ vi: ' ngày ', en: ' on ', uk: ' ' }[language]}${day}`;
}

function joinTexts(all: readonly LocalText[]): LocalText {
  const join = (language: Language) => all.map((text) => text[language]).join('; ');
  return { vi: join('vi'), en: join('en'), uk: join('uk') };
}
