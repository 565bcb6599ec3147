import { epochDayOf } from './plain-date.ts';
import type { EpochDay } from './plain-date.ts';

/*
 * The Vietnamese lunar calendar: months begin on the day of the new moon, the winter solstice lies in month 11, a leap year
 * repeats the first month without a major solar term; days are days at UTC+7 (Decision 121-CP of 8 August 1967).
 * New moon and solar longitude by the truncated series of J. Meeus, Astronomical Algorithms, in the arrangement that
 * Ho Ngoc Duc published for Viet Nam; good to a few minutes between 1900 and 2199.
 */

const radian = Math.PI / 180;
const zoneDays = 7 / 24;
/** Julian day number of 1970-01-01 (at noon). */
const julianOfEpoch = 2_440_588;
const synodicMonth = 29.530588853;
/** Julian date of the new moon number 0, 1 January 1900. */
const firstNewMoon = 2_415_021.076998695;

/** Gregorian day of a day in a month that is not a leap month, e.g. (2026, 3, 10) for the Hung Kings. */
export function fromLunar(year: number, month: number, day: number): EpochDay {
  const start = eleventhMonth(month < 11 ? year - 1 : year);
  const next = eleventhMonth(month < 11 ? year : year + 1);
  const newMoon = Math.floor(0.5 + (start - firstNewMoon) / synodicMonth);
  let offset = month < 11 ? month + 1 : month - 11;
  if (next - start > 365 && offset >= leapOffset(newMoon)) offset += 1;
  return newMoonDay(newMoon + offset) + day - 1 - julianOfEpoch;
}

/** Julian day on which the month with the winter solstice of a Gregorian year begins. */
function eleventhMonth(year: number): number {
  const lastDay = epochDayOf(year, 12, 31) + julianOfEpoch;
  const k = Math.floor((lastDay - 2_415_021) / synodicMonth);
  const start = newMoonDay(k);
  return solarTerm(start) >= 9 ? newMoonDay(k - 1) : start;
}

/** How many months after month 11 the leap month stands: the first one that contains no major term. */
function leapOffset(eleventhNewMoon: number): number {
  let offset = 1;
  let term = solarTerm(newMoonDay(eleventhNewMoon + offset));
  for (;;) {
    const next = solarTerm(newMoonDay(eleventhNewMoon + offset + 1));
    if (next === term || offset >= 14) return offset;
    term = next;
    offset += 1;
  }
}

/** Day number (Julian) at UTC+7 of the k-th new moon since 1900. */
function newMoonDay(k: number): number {
  return Math.floor(newMoonInstant(k) + 0.5 + zoneDays);
}

function newMoonInstant(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * radian);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * radian;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * radian;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * radian;
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun);
  // Difference between dynamical and civil time, in days; the first form holds for the years before about 800.
  const deltaT =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
      : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return mean + correction - deltaT;
}

/** Major solar term at the midnight (UTC+7) with which a Julian day begins: 0 from the March equinox to 11, thirty degrees each. */
function solarTerm(julianDay: number): number {
  const t = (julianDay - 0.5 - zoneDays - 2_451_545) / 36_525;
  const t2 = t * t;
  const anomaly = (357.5291 + 35_999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * radian;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = 280.46645 + 36_000.76983 * t + 0.0003032 * t2 + centre;
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}
