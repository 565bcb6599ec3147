import { registerAt, type DrawnNumber } from './drawn-numbers.ts';
import type { Place } from './places.ts';

/** What of an original decides about the plan. */
export interface PlannedOriginal {
  readonly weight: number;
  readonly fromWeeks: number;
  readonly weeks: number;
  /** Epoch milliseconds. */
  readonly submittedAt: number;
  /** YYYY-MM-DD on which its result was numbered; null when there is no number. */
  readonly numberedOn: string | null;
  /** Epoch milliseconds; null when it is not received. */
  readonly receivedAt: number | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  /** What it has drawn beside. */
  readonly numbers: readonly DrawnNumber[];
}

/** Which original becomes what, in the order of submission: one entry a copy in each list. Weeks are whole, so that
 * working days stay working days. */
export interface Plan {
  readonly count: number;
  readonly original: Uint16Array;
  readonly place: Uint16Array;
  readonly week: Uint16Array;
  readonly citizen: Uint32Array;
  /** Number in the day's register of the one-stop unit. */
  readonly ordinal: Uint32Array;
  /** Number in the year's register of results; 0 without one. */
  readonly result: Uint32Array;
  /** Number in the year's register of receipts; 0 without one. */
  readonly receipt: Uint32Array;
  /** Of the numbers of its original the first, the second and so on; 0 where it has fewer. */
  readonly numbers: readonly Uint32Array[];
}

const dayMs = 86_400_000;
const vietnamMs = 7 * 3_600_000;

/** YYYY-MM-DD in Asia/Ho_Chi_Minh of an instant some weeks before. */
export const dayBefore = (at: number, weeks: number): string =>
  new Date(at + vietnamMs - weeks * 7 * dayMs).toISOString().slice(0, 10);

/** YYYY-MM-DD some weeks before a day. */
export const shiftDay = (day: string, weeks: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - weeks * 7 * dayMs).toISOString().slice(0, 10);

/** Last numbers given, by book and period. */
export type Registers = Map<string, number>;
export const registerKey = (book: string, period: string): string => `${book}|${period}`;

function next(registers: Registers, book: string, period: string): number {
  const key = registerKey(book, period);
  const number = (registers.get(key) ?? 0) + 1;
  registers.set(key, number);
  return number;
}

interface Draws {
  readonly original: Uint16Array;
  readonly week: Uint16Array;
}

function draw(originals: readonly PlannedOriginal[], count: number): Draws {
  const total = originals.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  const bounds = originals.map(({ weight }) => (below += weight / total));
  const [original, week] = [new Uint16Array(count), new Uint16Array(count)];
  for (let index = 0; index < count; index += 1) {
    const dice = Math.random();
    const found = bounds.findIndex((bound) => dice < bound);
    const which = found === -1 ? bounds.length - 1 : found;
    const { fromWeeks = 0, weeks = 0 } = originals[which] ?? {};
    original[index] = which;
    week[index] = fromWeeks + Math.floor(Math.random() * (weeks - fromWeeks + 1));
  }
  return { original, week };
}

/** Places of the draws in the order of submission: sorted by counting, because there are few different instants. */
function inOrder(originals: readonly PlannedOriginal[], { original, week }: Draws): Uint32Array {
  const weeks = Math.max(...originals.map((one) => one.weeks)) + 1;
  const kinds = originals.flatMap(({ submittedAt }, which) =>
    Array.from({ length: weeks }, (_, back) => ({ kind: which * weeks + back, at: submittedAt - back * 7 * dayMs })),
  );
  const rank = new Uint32Array(kinds.length);
  for (const [place, { kind }] of kinds.toSorted((one, other) => one.at - other.at).entries()) rank[kind] = place;
  const rankOf = (index: number): number => rank[(original[index] ?? 0) * weeks + (week[index] ?? 0)] ?? 0;
  const starts = new Uint32Array(kinds.length + 1);
  for (let index = 0; index < original.length; index += 1)
    starts[rankOf(index) + 1] = (starts[rankOf(index) + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Uint32Array(original.length);
  for (let index = 0; index < original.length; index += 1) {
    const at = starts[rankOf(index)] ?? 0;
    order[at] = index;
    starts[rankOf(index)] = at + 1;
  }
  return order;
}

/** Draws lots, sorts by time and gives the numbers of all registers, which are changed. */
export function planCopies(
  originals: readonly PlannedOriginal[],
  places: readonly Place[],
  registers: Registers,
  {
    count,
    firstCitizen,
    citizens,
  }: { readonly count: number; readonly firstCitizen: number; readonly citizens: number },
): Plan {
  const draws = draw(originals, count);
  const order = inOrder(originals, draws);
  const plan: Plan = {
    count,
    original: draws.original.map((_, index) => draws.original[order[index] ?? 0] ?? 0),
    week: draws.week.map((_, index) => draws.week[order[index] ?? 0] ?? 0),
    place: new Uint16Array(count),
    citizen: new Uint32Array(count),
    ordinal: new Uint32Array(count),
    result: new Uint32Array(count),
    receipt: new Uint32Array(count),
    numbers: Array.from(
      { length: Math.max(0, ...originals.map(({ numbers }) => numbers.length)) },
      () => new Uint32Array(count),
    ),
  };
  for (let index = 0; index < count; index += 1) {
    const one = originals[plan.original[index] ?? 0];
    const at = Math.floor(Math.random() * places.length);
    const place = places[at];
    if (one === undefined || place === undefined) throw new Error('There is no commune to put dossiers in');
    const week = plan.week[index] ?? 0;
    plan.place[index] = at;
    plan.citizen[index] = firstCitizen + Math.floor(Math.random() * citizens);
    plan.ordinal[index] = next(registers, `dossier:${place.oneStopCode}`, dayBefore(one.submittedAt, week));
    if (one.receivedAt !== null)
      plan.receipt[index] = next(registers, `receipt:${place.oneStopId}`, dayBefore(one.receivedAt, week).slice(0, 4));
    if (one.numberedOn !== null)
      plan.result[index] = next(registers, `result:${place.id}`, shiftDay(one.numberedOn, week).slice(0, 4));
    for (const [which, number] of one.numbers.entries()) {
      const year = shiftDay(number.day, week).slice(0, 4);
      const drawn = next(registers, registerAt(number, one, place), year);
      plan.numbers[which]?.fill(drawn, index, index + 1);
    }
  }
  return plan;
}
