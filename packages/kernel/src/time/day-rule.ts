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
export function ruleOfDay(calendar: Calendar, entry: CalendarDay): DayRule {
  const before = ruleByDay.get(entry);
  if (before) return before;
  const rule = describeDay(calendar, entry);
  ruleByDay.set(entry, rule);
  textByRule.set(
    rule,
    localTextOf((language) => writeRule(rule, language)),
  );
  return rule;
}

/** A calendar keeps its days, so each is described once, and put into words once. */
const ruleByDay = new WeakMap<CalendarDay, DayRule>();
const textByRule = new WeakMap<DayRule, LocalText>();

function describeDay(calendar: Calendar, { day, kind, special }: CalendarDay): DayRule {
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
  let codes = '';
  for (const { code } of rules) codes += codes === '' ? code : `+${code}`;
  return codes;
}

/** A day's rules as one sentence. */
export function textOfRules(rules: readonly DayRule[], language: Language): string {
  let text = '';
  for (const rule of rules) {
    text += (text === '' ? '' : '; ') + (textByRule.get(rule)?.[language] ?? writeRule(rule, language));
  }
  return `${text}.`;
}

/** A day's rules as one sentence in each language, the form that the contract shows. */
export function localTextOfRules(rules: readonly DayRule[]): LocalText {
  return localTextOf((language) => textOfRules(rules, language));
}

function localTextOf(write: (language: Language) => string): LocalText {
  return { vi: write('vi'), en: write('en'), uk: write('uk') };
}

/** A sentence cut at its placeholders `{name}` or `{name:form}`; `tail` is the text that follows each. */
interface Template {
  readonly head: string;
  readonly places: readonly { readonly name: string; readonly form: string | undefined; readonly tail: string }[];
}

const templates: Record<Language, ReadonlyMap<string, Template>> = {
  vi: readTemplates('vi'),
  en: readTemplates('en'),
  uk: readTemplates('uk'),
};

function readTemplates(language: Language): Map<string, Template> {
  return new Map(
    Object.entries(texts).map(([code, text]) => {
      const [head = '', ...rest] = text[language].split('{');
      const places = rest.map((piece) => {
        const [placeholder = '', tail = ''] = piece.split('}');
        const [name = '', form] = placeholder.split(':');
        return { name, form, tail };
      });
      return [code, { head, places }];
    }),
  );
}

function writeRule({ code, params }: DayRule, language: Language): string {
  const template = templates[language].get(code);
  let text = template?.head ?? '';
  for (const { name, form, tail } of template?.places ?? [])
    text += writeParam(params[name] ?? '', form, language) + tail;
  return text;
}

function writeParam(value: DayRuleParam, form: string | undefined, language: Language): string {
  if (typeof value === 'object') return value[language];
  if (form === 'weekday') return weekdays[language][Number(value) - 1] ?? '';
  if (form === 'day') return formatDay(String(value), language);
  if (form === 'instant') return formatMoment(String(value), language);
  return String(value);
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
  return localTextOf((language) => all.map((text) => text[language]).join('; '));
}
