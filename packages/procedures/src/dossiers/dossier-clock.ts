import { KnownTimeLimit, type ClockExplanation, type ClockSummary } from '@dongbo/contract/procedures';
import {
  dueDate,
  dueStateOf,
  formatInstant,
  localTextOfRules,
  outcomeOf,
  type Calendar,
  type ClockInput,
} from '@dongbo/kernel';
import type { z } from 'zod';
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

/** What the legal clock counts with. */
export function clockInput({ clock, policy, calendar }: Omit<RunningClock, 'limitBy'>): ClockInput {
  return { receivedAt: clock.receivedAt, limit: limitOf(clock), suspensions: clock.suspensions, policy, calendar };
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
    originalDueAt: formatInstant(clock.originalDueAt),
    dueAt: clock.dueAt && formatInstant(clock.dueAt),
    finishedAt: clock.finishedAt && formatInstant(clock.finishedAt),
    dueState: dueStateOf(clock.dueAt, clock.finishedAt ?? now, { calendar, suspended }),
    outcome: finished && clock.dueAt && clock.finishedAt ? outcomeOf(clock.dueAt, clock.finishedAt) : null,
    suspensions: clock.suspensions.map(({ reason, legalGround, from, to }) => ({
      reason,
      legalGround,
      from: formatInstant(from),
      to: to && formatInstant(to),
    })),
  };
}

/** Day by day from reception to the due date, computed anew from budget and ledger. Pure. */
export function explainClock(running: RunningClock, now: Date): z.input<typeof ClockExplanation> {
  const account = dueDate(clockInput(running));
  return {
    summary: clockSummary(running, now),
    calendar: running.calendar.name,
    days: account.days.map(({ date, kind, minutes, rules }) => ({
      date,
      kind,
      minutes,
      // How much was counted stands beside the sentence.
      rule: localTextOfRules(rules.length > 1 ? rules.filter(({ code }) => code !== 'counted') : rules),
    })),
  };
}
