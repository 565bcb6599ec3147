import { workingMinutesBetween, type Calendar } from '@dongbo/kernel';
import { ownMinutes, type OwnTime } from '../dossiers/dossier-clock.ts';
import type { EscalationRule, Rung } from './escalation-data.ts';

/** The running times of one dossier; null: there is none. */
export interface RunningTimes {
  /** What its limit grants, pauses left out; null before reception. */
  readonly own: OwnTime | null;
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
    const dueAt = rung.of === 'step' ? times.stepDueAt : times.dueAt;
    if (dueAt === null) return [];
    const whole =
      rung.of === 'step'
        ? workingMinutesBetween(at.calendar, times.stepSince, dueAt)
        : times.own && ownMinutes(times.own, at.calendar);
    if (whole === null) return [];
    const since = minutesSince(dueAt, at) - Math.max(rung.workingMinutes, -whole / 2);
    // At the due instant itself nothing is late yet.
    const isPassed = rung.workingMinutes < 0 ? since >= 0 : since >= 0 && at.now > dueAt;
    // A warning of what is over already would say what is no longer true.
    const isStale = rung.workingMinutes < 0 && at.now > dueAt;
    return isPassed ? [{ rung, dueAt, isFresh: since <= fresh && !isStale }] : [];
  });
}
