import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HolidayData } from './calendar-data.ts';
import { computeYear, listSpecialDays } from './holiday-year.ts';
import { fromLunar } from './lunar-calendar.ts';
import { fromEpochDay, weekdayOf } from './plain-date.ts';

const file = new URL('../../data/calendars/vn-public-holidays.json', import.meta.url);
const data = HolidayData.parse(JSON.parse(readFileSync(file, 'utf8')));
const weekdaysOff = (days: ReturnType<typeof listSpecialDays>) =>
  days
    .filter(({ day, kind }) => kind !== 'MAKEUP_WORKDAY' && weekdayOf(day) <= 5)
    .map(({ day }) => fromEpochDay(day))
    .sort();

describe('the Vietnamese lunar calendar (UTC+7, Decision 121-CP of 1967)', () => {
  it.each([
    // 1985, 2007 and 2030 differ from the calendar of China; 2034 follows the leap month of 2033.
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
    [2020, '2020-01-25'],
    [2021, '2021-02-12'],
    [2022, '2022-02-01'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2030, '2030-02-02'],
    [2034, '2034-02-19'],
  ])('Lunar New Year %i is %s', (year, date) => {
    expect(fromEpochDay(fromLunar(year, 1, 1))).toBe(date);
  });

  it.each([
    [2020, '2020-04-02'],
    [2021, '2021-04-21'],
    [2022, '2022-04-10'],
    [2023, '2023-04-29'],
    [2024, '2024-04-18'],
    [2025, '2025-04-07'],
    [2026, '2026-04-26'],
    [2027, '2027-04-16'],
  ])('Hung Kings %i, tenth day of the third month, is %s', (year, date) => {
    expect(fromEpochDay(fromLunar(year, 3, 10))).toBe(date);
  });

  it('puts the new year between 20 January and 21 February in every year that is served', () => {
    for (let year = 1976; year <= 2199; year += 1) {
      const date = fromEpochDay(fromLunar(year, 1, 1)).slice(5);
      expect(date >= '01-20' && date <= '02-21', `${year}: ${date}`).toBe(true);
    }
  });
});

describe('public holidays', () => {
  it('takes exactly the decided days of 2026 (Notice 9441/TB-BNV, Official Letter 12729/VPCP-KGVX, Resolution 28/2026/QH16)', () => {
    const days = listSpecialDays(data, 2026);
    expect(weekdaysOff(days)).toEqual(
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24'
        .split(' ')
        .map((day) => `2026-${day}`),
    );
    expect(days.filter(({ kind }) => kind === 'MAKEUP_WORKDAY').map(({ day }) => fromEpochDay(day))).toEqual([
      '2026-01-10',
      '2026-08-22',
    ]);
    expect(days.every(({ origin }) => origin === 'decided')).toBe(true);
  });

  it.each([
    // Labour Code 45/2019/QH14 art. 112 and 111(3); the days of Lunar New Year are chosen each year and left out here.
    [2021, '01-01 04-21 04-30 05-03 09-02 09-03'],
    [2022, '01-03 04-11 05-02 05-03 09-01 09-02'],
    [2023, '01-02 05-01 05-02 05-03 09-01 09-04'],
    [2024, '01-01 04-18 04-30 05-01 09-02 09-03'],
    [2025, '01-01 04-07 04-30 05-01 09-01 09-02'],
  ])('computes for %i what was given on other days than Lunar New Year', (year, expected) => {
    const days = computeYear(data, year).filter(({ holiday }) => holiday !== 'lunar-new-year');
    expect(weekdaysOff(days)).toEqual(expected.split(' ').map((day) => `${year}-${day}`));
  });

  it('computes the Lunar New Year of 2019, 2022 and 2026 as they were given', () => {
    const tet = (year: number) =>
      weekdaysOff(computeYear(data, year).filter(({ holiday }) => holiday === 'lunar-new-year'));
    expect(tet(2022)).toEqual(['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04']);
    expect(tet(2026)).toEqual(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']);
    expect(tet(2019)).toEqual(['2019-02-04', '2019-02-05', '2019-02-06', '2019-02-07', '2019-02-08']);
  });

  it('Labour Code 2019 art. 111(3): a weekend in Lunar New Year gives as many working days after it', () => {
    const days = computeYear(data, 2027).filter(({ substitute }) => substitute);
    expect(days.map(({ day, holiday }) => `${fromEpochDay(day)} ${holiday}`)).toEqual([
      '2027-02-10 lunar-new-year',
      '2027-02-11 lunar-new-year',
      '2027-05-03 labour-day',
    ]);
  });

  it('adds the provisional days of 2027 to the computed ones and marks them', () => {
    const days = listSpecialDays(data, 2027);
    const origin = new Map(days.map((entry) => [fromEpochDay(entry.day) as string, entry.origin]));
    for (const { date } of data.years['2027']?.days ?? []) expect(origin.get(date)).toBe('provisional');
    expect(origin.get('2027-02-10')).toBe('computed');
    expect(origin.get('2027-09-03')).toBe('computed');
  });

  it('Resolution 28/2026/QH16: 24 November is a holiday since 2026 and gives no substitute day', () => {
    const culture = (year: number) =>
      computeYear(data, year)
        .filter(({ holiday }) => holiday === 'culture-day')
        .map(({ day }) => fromEpochDay(day));
    expect(culture(2025)).toEqual([]);
    expect(culture(2026)).toEqual(['2026-11-24']);
    expect(culture(2029)).toEqual(['2029-11-24']);
  });

  it('Labour Code 10/2012/QH13 art. 115: one National Day before 2021', () => {
    expect(weekdaysOff(computeYear(data, 2020)).filter((date) => date.startsWith('2020-09'))).toEqual(['2020-09-02']);
  });

  it('gives the same days whatever the order and however often a day is listed', () => {
    const shuffled = fc.shuffledSubarray([...data.rules], { minLength: data.rules.length });
    const list = data.years['2026']?.days ?? [];
    const repeated = fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 });
    fc.assert(
      fc.property(shuffled, repeated, fc.integer({ min: 2014, max: 2100 }), (rules, days, year) => {
        const other = { ...data, rules, years: { ...data.years, '2026': { status: 'decided' as const, days } } };
        expect(listSpecialDays(other, year)).toEqual(listSpecialDays(data, year));
        expect(listSpecialDays(other, 2026)).toEqual(listSpecialDays(data, 2026));
      }),
      { numRuns: 50 },
    );
  });
});
