import type { Calendar } from '@dongbo/kernel';

/** What a due date is counted from: nothing that the clock of the kernel has worked out itself. */
export interface Ledger {
  /** When the time began. */
  readonly startedAt: Date;
  /** As stored: `working-day`, `working-hour`, `calendar-day`, `month` or `immediate`. */
  readonly limit: { readonly unit: string; readonly value: number };
  readonly policy: string;
  /** In their order; `to` null while a pause lasts. */
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[];
  /** Says of each day when people work. */
  readonly calendar: Calendar;
}

const dayMs = 86_400_000;
const zoneMs = 7 * 3_600_000;
const local = (at: Date | null): number => (at === null ? Infinity : at.getTime() + zoneMs);
const dayOf = (at: number): number => Math.floor(at / dayMs);

interface Span {
  readonly from: number;
  readonly to: number;
}

const pausesOf = ({ pauses }: Ledger): Span[] => pauses.map(({ from, to }) => ({ from: local(from), to: local(to) }));

/** The working windows from an instant on, one after the other, without what a pause takes out of them. Ends at an open pause. */
function* workedFrom({ calendar }: Ledger, base: number, pauses: readonly Span[]): Generator<Span> {
  for (let day = dayOf(base); ; day += 1) {
    for (const { start, end } of calendar.day(day).hours.windows) {
      const until = day * dayMs + end;
      for (let at = Math.max(base, day * dayMs + start); at < until;) {
        const here = at;
        const pause = pauses.find(({ from, to }) => from <= here && here < to);
        if (pause?.to === Infinity) return;
        const next = pauses.reduce((soonest, { from }) => (from > here && from < soonest ? from : soonest), until);
        if (pause === undefined) yield { from: here, to: next };
        at = pause?.to ?? next;
      }
    }
  }
}

/** The end of the first working day that is not before a day and ends behind an instant. */
function closeFrom({ calendar }: Ledger, first: number, after: number): number {
  for (let day = first; ; day += 1) {
    const last = calendar.day(day).hours.windows.at(-1);
    if (last !== undefined && day * dayMs + last.end > after) return day * dayMs + last.end;
  }
}

/** At once: on the same working day, from its cut-off on the next one. */
function closeAtOnce(ledger: Ledger, at: number): number {
  const day = dayOf(at);
  const isLate = at - day * dayMs >= ledger.calendar.cutoff(day).ms;
  return closeFrom(ledger, isLate ? day + 1 : day, at);
}

/** The same day so many months later; where that month has none, its last. */
function monthsLater(day: number, months: number): number {
  const from = new Date(day * dayMs);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0));
  return last.getTime() / dayMs - Math.max(0, last.getUTCDate() - from.getUTCDate());
}

/** Walks through working time until the minutes are used up. */
function walk(ledger: Ledger, base: number, minutes: number, pauses: readonly Span[]): number {
  let left = minutes * 60_000;
  for (const { from, to } of workedFrom(ledger, base, pauses)) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return Infinity;
}

/** Days of the calendar, or at once: each pause that begins in time moves the end. */
function moved(ledger: Ledger, base: number, pauses: readonly Span[]): number {
  const { unit, value } = ledger.limit;
  const isAtOnce = unit === 'immediate';
  let day = unit === 'month' ? monthsLater(dayOf(base), value) : dayOf(base) + value;
  let due = isAtOnce ? closeAtOnce(ledger, base) : closeFrom(ledger, day, base);
  for (const { from, to } of pauses) {
    if (from >= due) break;
    if (to === Infinity) return Infinity;
    day += dayOf(to) - dayOf(from);
    due = isAtOnce ? Math.max(due, closeAtOnce(ledger, to)) : closeFrom(ledger, day, to);
  }
  return due;
}

function dueFrom(ledger: Ledger, base: number, pauses: readonly Span[]): number {
  const { unit, value } = ledger.limit;
  if (unit === 'working-day') return walk(ledger, base, value * 480, pauses);
  if (unit === 'working-hour') return walk(ledger, base, value * 60, pauses);
  return moved(ledger, base, pauses);
}

/** Where the run that counts began, and the pauses inside it: under `restart` each pause that begins in time begins it anew. */
function runOf(ledger: Ledger): { readonly base: number; readonly pauses: readonly Span[] } {
  const pauses = pausesOf(ledger);
  let base = local(ledger.startedAt);
  if (ledger.policy === 'shift') return { base, pauses };
  let at = 0;
  for (const { from, to } of pauses) {
    if (base === Infinity || from >= dueFrom(ledger, base, [])) break;
    base = to;
    at += 1;
  }
  return { base, pauses: pauses.slice(at) };
}

/** The due instant, found by walking through the days; null while a pause lasts that keeps it unknown. What the kernel's clock works
 * out from sums is counted here step by step, so that a mistake in one is none in the other; that people work on the right days is
 * tested against the notices elsewhere. */
export function dueByWalking(ledger: Ledger): Date | null {
  const { base, pauses } = runOf(ledger);
  const due = base === Infinity ? Infinity : dueFrom(ledger, base, pauses);
  return due === Infinity ? null : new Date(due - zoneMs);
}

/** Working minutes of the run that counts, until an instant. */
export function minutesByWalking(ledger: Ledger, until: Date): number {
  const { base, pauses } = runOf(ledger);
  const end = local(until);
  if (base >= end) return 0;
  let worked = 0;
  for (const { from, to } of workedFrom(ledger, base, pauses)) {
    if (from >= end) break;
    worked += Math.min(to, end) - from;
  }
  return Math.floor(worked / 60_000);
}
