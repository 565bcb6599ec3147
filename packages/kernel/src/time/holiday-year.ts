import type { DecidedDay, HolidayData, HolidayRule } from './calendar-data.ts';
import { fromLunar } from './lunar-calendar.ts';
import { epochDayOf, fromEpochDay, parsePlainDate, toEpochDay, weekdayOf } from './plain-date.ts';
import type { EpochDay, PlainDate } from './plain-date.ts';

/** Where a special day comes from: the year's decision, a plan without a decision, or the rule computed for any year. */
export type DayOrigin = 'decided' | 'provisional' | 'computed';

/** A day that is not like its weekday, and why. `holiday` and `basis` are keys of the holiday data, `pair` is the other day of a swap. */
export type SpecialDay = SpecialHoliday | SwappedDay;

interface SpecialHoliday {
  readonly day: EpochDay;
  readonly kind: 'HOLIDAY';
  readonly origin: DayOrigin;
  readonly holiday: string;
  readonly substitute: boolean;
  readonly basis: readonly string[];
}

interface SwappedDay {
  readonly day: EpochDay;
  readonly kind: 'SWAPPED_OFF' | 'MAKEUP_WORKDAY';
  readonly origin: Exclude<DayOrigin, 'computed'>;
  readonly pair: PlainDate;
  readonly basis: readonly string[];
}

/**
 * The special days of one year. A decided year is exactly its list (Labour Code 45/2019/QH14 art. 112(3): the Prime Minister
 * fixes the days each year); otherwise the rules in force are computed, and a provisional list is added to them.
 */
export function listSpecialDays(data: HolidayData, year: number): SpecialDay[] {
  const published = data.years[String(year)];
  if (published?.status === 'decided') return unique(published.days.map((day) => toSpecialDay(day, 'decided')));
  const planned = (published?.days ?? []).map((day) => toSpecialDay(day, 'provisional'));
  return unique([...planned, ...computeYear(data, year)]);
}

/** The special days of one year by rule alone, whatever was decided; the origin of all is `computed`. */
export function computeYear(data: HolidayData, year: number): SpecialHoliday[] {
  const found = unique(
    data.rules.flatMap((rule) => daysOfRule(rule, year).map((day) => ({ rule, day }))).map(fromRule),
  );
  const compensated = new Set(data.rules.filter((rule) => rule.compensated).flatMap((rule) => daysOfRule(rule, year)));
  return [
    ...found,
    ...substitutesFor(
      data,
      found.filter((holiday) => compensated.has(holiday.day)),
      found,
    ),
  ];
}

/** A holiday on a weekly rest day gives the next working day off (Labour Code 45/2019/QH14 art. 111(3)). */
function substitutesFor(
  data: HolidayData,
  holidays: readonly SpecialHoliday[],
  taken: readonly SpecialHoliday[],
): SpecialHoliday[] {
  const off = new Set(taken.map((holiday) => holiday.day));
  const isRest = (day: EpochDay) => data.weeklyRest.includes(weekdayOf(day));
  return holidays.flatMap((holiday) => {
    const law = data.compensation.find((rule) => isInForce(rule, holiday.day));
    if (!law || !isRest(holiday.day)) return [];
    let day = holiday.day + 1;
    while (isRest(day) || off.has(day)) day += 1;
    off.add(day);
    return [{ ...holiday, day, substitute: true, basis: law.basis }];
  });
}

function daysOfRule(rule: HolidayRule, year: number): EpochDay[] {
  const { on } = rule;
  let days: EpochDay[];
  if (on.calendar === 'solar-with-neighbour') {
    const first = epochDayOf(year, on.month, on.day);
    days = [first, on.neighbourByWeekday[String(weekdayOf(first))] === 'before' ? first - 1 : first + 1];
  } else {
    const anchor = on.calendar === 'lunar' ? fromLunar(year, on.month, on.day) : epochDayOf(year, on.month, on.day);
    days = Array.from({ length: on.toOffset - on.fromOffset + 1 }, (_, index) => anchor + on.fromOffset + index);
  }
  return days.filter((day) => isInForce(rule, day));
}

/** Whether a rule with a validity period applies on a day; both ends belong to the period. */
export function isInForce(rule: { validFrom: string; validTo?: string | undefined }, day: EpochDay): boolean {
  const date: string = fromEpochDay(day);
  return rule.validFrom <= date && (rule.validTo === undefined || date <= rule.validTo);
}

function fromRule({ rule, day }: { rule: HolidayRule; day: EpochDay }): SpecialHoliday {
  return { day, kind: 'HOLIDAY', origin: 'computed', holiday: rule.holiday, substitute: false, basis: rule.basis };
}

function toSpecialDay(entry: DecidedDay, origin: Exclude<DayOrigin, 'computed'>): SpecialDay {
  const day = toEpochDay(parsePlainDate(entry.date));
  return entry.kind === 'HOLIDAY'
    ? { day, kind: entry.kind, origin, holiday: entry.holiday, substitute: entry.substitute, basis: entry.basis }
    : { day, kind: entry.kind, origin, pair: parsePlainDate(entry.pair), basis: entry.basis };
}

/** One entry a day, in order of days, whatever the order of the list. Where a day is named twice the lower rank stays. */
function unique<T extends SpecialDay>(days: readonly T[]): T[] {
  const ordered = [...days].sort((a, b) => a.day - b.day || (rank(a) < rank(b) ? -1 : 1));
  return ordered.filter((entry, index) => entry.day !== ordered[index - 1]?.day);
}

/** A holiday is never worked and a swap only touches ordinary days; then the holiday itself before a substitute for another. */
function rank(entry: SpecialDay): string {
  const detail =
    entry.kind === 'HOLIDAY' ? `${entry.substitute ? 1 : 0}${originRank[entry.origin]}${entry.holiday}` : entry.pair;
  return `${kindRank[entry.kind]}${detail}`;
}

const kindRank = { HOLIDAY: 0, SWAPPED_OFF: 1, MAKEUP_WORKDAY: 2 } as const;
const originRank = { decided: 0, provisional: 1, computed: 2 } as const;
