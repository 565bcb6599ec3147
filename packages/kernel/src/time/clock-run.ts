import type { KnownTimeLimit } from '@dongbo/contract/procedures';
import type { Calendar } from './calendar.ts';
import { ClockError } from './clock-error.ts';
import { dayMs, dayOfLocal, formatInstant, toLocalMs } from './instant.ts';
import type { LocalMs } from './instant.ts';

/**
 * What a pause for missing papers does to the time limit; a procedure version says which.
 * `shift`: the pause is not counted. `restart`: the whole limit is counted again from the end of the last pause
 * that began before the time ran out (Decree 61/2018/NĐ-CP art. 19(4)).
 */
export const supplementPolicies = ['shift', 'restart'] as const;
export type SupplementPolicy = (typeof supplementPolicies)[number];

/** A pause of the clock. `to` is null while the pause lasts. */
export interface ClockSuspension {
  readonly from: Date;
  readonly to: Date | null;
}

export interface ClockInput {
  /** When the dossier was received complete and correct (Decree 118/2025/NĐ-CP art. 17(3)). */
  readonly receivedAt: Date;
  readonly limit: KnownTimeLimit;
  readonly suspensions?: readonly ClockSuspension[];
  /** `shift` when not said. */
  readonly policy?: SupplementPolicy;
  readonly calendar: Calendar;
}

/** A pause in local milliseconds; an open one ends at Infinity. */
export interface Pause {
  readonly from: LocalMs;
  readonly to: LocalMs;
}

/** A clock made ready for counting: the budget runs from `base`, interrupted by `pauses` (in order, disjoint, none before `base`). */
export interface ClockRun {
  readonly received: LocalMs;
  /** The receipt, or the end of the last pause that began in time under `restart`; Infinity while that one is open. */
  readonly base: LocalMs;
  readonly pauses: readonly Pause[];
  /** Every suspension since the receipt, also those that a restart left behind; only for explaining. */
  readonly suspended: readonly Pause[];
  /** Beginning of the pause that is still open, if one is. */
  readonly openFrom: LocalMs | null;
}

const noPauses: readonly Pause[] = [];

/** The suspensions since the receipt, checked, in order and disjoint. Throws ClockError `clock.bad-suspension`. */
export function pausesOf({ suspensions }: Pick<ClockInput, 'suspensions'>, received: LocalMs): readonly Pause[] {
  return suspensions === undefined || suspensions.length === 0
    ? noPauses
    : mergePauses(suspensions.map(toPause), received);
}

function toPause({ from, to }: ClockSuspension): Pause {
  const pause = { from: toLocalMs(from), to: to === null ? Infinity : toLocalMs(to) };
  if (to !== null && pause.to < pause.from) {
    throw new ClockError('clock.suspension-backwards', { from: formatInstant(from), to: formatInstant(to) });
  }
  return pause;
}

/** Puts pauses in order, joins those that touch, and cuts away what lies before the receipt. */
function mergePauses(pauses: readonly Pause[], received: LocalMs): Pause[] {
  const merged: Pause[] = [];
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    if (to < received) continue;
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else merged.push({ from: Math.max(from, received), to });
  }
  return merged;
}

/** Working milliseconds of a span that are not paused. */
export function countWorked(calendar: Calendar, from: LocalMs, to: LocalMs, pauses: readonly Pause[]): number {
  return to <= from
    ? 0
    : calendar.workedUntil(to) - calendar.workedUntil(from) - countPaused(calendar, from, to, pauses);
}

/** Working milliseconds of a span that fall into pauses. */
export function countPaused(calendar: Calendar, from: LocalMs, to: LocalMs, pauses: readonly Pause[]): number {
  let sum = 0;
  for (const pause of pauses) {
    const start = Math.max(from, pause.from);
    const end = Math.min(to, pause.to);
    if (end > start) sum += calendar.workedUntil(end) - calendar.workedUntil(start);
  }
  return sum;
}

/** The last day that can be explained: the due day, or the day on which the open suspension began. */
export function lastKnownDay(run: ClockRun, due: LocalMs | null): number {
  if (due !== null) return Math.floor(due / dayMs);
  return dayOfLocal(Math.max(run.received, run.openFrom ?? run.received));
}
