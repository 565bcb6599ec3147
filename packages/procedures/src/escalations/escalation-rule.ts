import { workingMinutesBetween, type Calendar } from '@dongbo/kernel';
import type { EscalationRule, Rung } from './escalation-data.ts';

/** The running times of one dossier; null: there is none. */
export interface RunningTimes {
  readonly receivedAt: Date | null;
  readonly dueAt: Date | null;
  readonly stepSince: Date;
  readonly stepDueAt: Date | null;
}

export interface PassedRung {
  readonly rung: Rung;
  readonly dueAt: Date;
  /** Whether it is so fresh that somebody is told. */
  readonly isFresh: boolean;
}

interface At {
  readonly rule: Pick<EscalationRule, 'rungs' | 'tellWithinWorkingMinutes'>;
  readonly calendar: Calendar;
  readonly now: Date;
}

/** Working minutes since the due instant; before it negative. */
const minutesSince = (dueAt: Date, { calendar, now }: At): number =>
  now >= dueAt ? workingMinutesBetween(calendar, dueAt, now) : -workingMinutesBetween(calendar, now, dueAt);

/** Is it working time: nobody is called at night, at the weekend or on a holiday. Pure. */
export const isWorkingTime = ({ calendar, now }: Pick<At, 'calendar' | 'now'>): boolean =>
  workingMinutesBetween(calendar, now, new Date(now.getTime() + 60_000)) > 0;

/** The rungs that the times have passed. A warning never comes before half of the time is over: of a short time nobody is
 * warned as it begins. Pure. */
export function passedRungs(times: RunningTimes, at: At): PassedRung[] {
  const { rungs, tellWithinWorkingMinutes: fresh } = at.rule;
  return rungs.flatMap((rung) => {
    const [from, dueAt] = rung.of === 'step' ? [times.stepSince, times.stepDueAt] : [times.receivedAt, times.dueAt];
    if (dueAt === null || from === null) return [];
    const half = workingMinutesBetween(at.calendar, from, dueAt) / 2;
    const since = minutesSince(dueAt, at) - Math.max(rung.workingMinutes, -half);
    // At the due instant itself nothing is late yet.
    const isPassed = rung.workingMinutes < 0 ? since >= 0 : since >= 0 && at.now > dueAt;
    return isPassed ? [{ rung, dueAt, isFresh: since <= fresh }] : [];
  });
}
