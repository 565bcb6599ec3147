import { KnownTimeLimit, type ClockExplanation, type ClockSummary } from '@dongbo/contract/procedures';
import {
  dueDate,
  dueStateOf,
  formatInstant,
  lateDaysOf,
  localDate,
  localTextOfRules,
  outcomeOf,
  workingMinutesBetween,
  type Calendar,
  type ClockInput,
} from '@dongbo/kernel';
import type { z } from 'zod';
import { clockStartOn } from '../arrivals/clock-start-data.ts';
import { forwardBy } from '../arrivals/clock-start-rule.ts';
import type { StoredClock } from './stored-dossier.ts';

/** A running clock with its calendar and what a pause does to it. */
export interface RunningClock {
  readonly clock: StoredClock;
  readonly policy: 'shift' | 'restart';
  readonly calendar: Calendar;
  readonly limitBy: ClockSummary['limitBy'];
}

/** The limit as stored; what is in the database was checked on its way in. */
const limitOf = (clock: StoredClock): KnownTimeLimit => KnownTimeLimit.parse(clock.limit);

/** When the time began: with the competent agency, where that received later than the counter. Pure. */
export const startOf = ({
  receivedAt,
  receivedByCompetentAt,
}: Pick<StoredClock, 'receivedAt' | 'receivedByCompetentAt'>): Date => receivedByCompetentAt ?? receivedAt;

/** Since when and until when the time runs that the limit itself grants, without what a pause adds. */
export type OwnTime = Pick<StoredClock, 'receivedAt' | 'receivedByCompetentAt' | 'originalDueAt'>;

/** The working minutes that the limit itself grants; 0 while it is on its way. Pure. */
export const ownMinutes = (time: OwnTime, calendar: Calendar): number =>
  time.originalDueAt === null ? 0 : workingMinutesBetween(calendar, startOf(time), time.originalDueAt);

/** Has the counter received it, and the competent agency not yet? Pure. */
export const isOnItsWay = ({ originalDueAt, finishedAt }: StoredClock): boolean =>
  originalDueAt === null && finishedAt === null;

/** What the legal clock counts with. */
export function clockInput({ clock, policy, calendar }: Omit<RunningClock, 'limitBy'>): ClockInput {
  return { receivedAt: startOf(clock), limit: limitOf(clock), suspensions: clock.suspensions, policy, calendar };
}

/** The clock as pages show it. Pure. */
export function clockSummary(running: RunningClock, now: Date): z.input<typeof ClockSummary> {
  const { clock, policy, calendar } = running;
  const suspended = clock.suspensions.some(({ to }) => to === null);
  const finished = clock.finishedAt !== null && clock.dueAt !== null;
  return {
    limit: limitOf(clock),
    limitBy: running.limitBy,
    policy,
    receivedAt: formatInstant(clock.receivedAt),
    receivedByCompetentAt: clock.originalDueAt === null ? null : formatInstant(startOf(clock)),
    forwardBy: isOnItsWay(clock) ? formatInstant(forwardBy(clock.receivedAt, calendar)) : null,
    startGround: startOf(clock) > clock.receivedAt || clock.originalDueAt === null ? groundOf(clock) : null,
    originalDueAt: clock.originalDueAt && formatInstant(clock.originalDueAt),
    dueAt: clock.dueAt && formatInstant(clock.dueAt),
    finishedAt: clock.finishedAt && formatInstant(clock.finishedAt),
    dueState: dueStateOf(clock.dueAt, clock.finishedAt ?? now, { calendar, suspended }),
    lateDays: lateDaysOf(clock.dueAt, clock.finishedAt ?? now, calendar),
    outcome: finished && clock.dueAt && clock.finishedAt ? outcomeOf(clock.dueAt, clock.finishedAt) : null,
    suspensions: clock.suspensions.map(({ reason, legalGround, from, to }) => ({
      reason,
      legalGround,
      from: formatInstant(from),
      to: to && formatInstant(to),
    })),
  };
}

/** The provision by which the time starts with the competent agency. */
const groundOf = ({ receivedAt }: StoredClock): string => clockStartOn(localDate(receivedAt)).ground;

/** Day by day from reception to the due date, computed anew from budget and ledger. Pure. */
export function explainClock(running: RunningClock, now: Date): z.input<typeof ClockExplanation> {
  const days = running.clock.originalDueAt === null ? [] : dueDate(clockInput(running)).days;
  return {
    summary: clockSummary(running, now),
    calendar: running.calendar.name,
    days: days.map(({ date, kind, minutes, rules }) => ({
      date,
      kind,
      minutes,
      // How much was counted stands beside the sentence.
      rule: localTextOfRules(rules.length > 1 ? rules.filter(({ code }) => code !== 'counted') : rules),
    })),
  };
}
