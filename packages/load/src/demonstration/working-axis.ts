import { dueAt, loadCalendar, stepDueInstant, type Calendar, type ClockInput } from '@dongbo/kernel';

const offset = 7 * 3_600_000;
const minute = 60_000;
const day = 86_400_000;

/** Working time as a line without nights, weekends and holidays: where an instant lies on it, and back. */
export interface WorkingAxis {
  readonly calendar: Calendar;
  /** Working minutes up to an instant. */
  at(instant: Date): number;
  /** The instant of a working minute, to the second. */
  instant(minutes: number): Date;
}

export function createWorkingAxis(name: string, around: Date): WorkingAxis {
  const calendar = loadCalendar(name);
  const from = Math.floor((around.getTime() + offset) / day) - 400;
  return {
    calendar,
    at: (instant) => calendar.workedUntil(instant.getTime() + offset) / minute,
    instant: (minutes) => {
      const local = calendar.instantAt(Math.max(minute, minutes * minute), from);
      return new Date(Math.floor((local - offset) / 1000) * 1000);
    },
  };
}

export interface Limits {
  readonly limit: { readonly unit: string; readonly value: number };
  readonly policy: 'shift' | 'restart';
  readonly steps: readonly { readonly id: string; readonly share: number }[];
}

const inputOf = ({ limit, policy }: Limits, calendar: Calendar, receivedAt: Date): ClockInput => ({
  receivedAt,
  // What operations have stored is a limit that the clock can count.
  limit: limit as ClockInput['limit'],
  suspensions: [],
  policy,
  calendar,
});

/** The due date that the legal clock gives for a reception. */
export function dueOf(limits: Limits, calendar: Calendar, receivedAt: Date): Date {
  const due = dueAt(inputOf(limits, calendar, receivedAt));
  if (due === null) throw new Error('A clock without a pause has a due date');
  return due;
}

/** When a step that was reached at `since` should be done, as operations reckon it. */
export function stepDueOf(
  limits: Limits,
  calendar: Calendar,
  { receivedAt, stepId, since }: { readonly receivedAt: Date; readonly stepId: string; readonly since: Date },
): Date | null {
  const { steps } = limits;
  return stepDueInstant(inputOf(limits, calendar, receivedAt), {
    shares: steps.map(({ share }) => share),
    index: steps.findIndex(({ id }) => id === stepId),
    since,
  });
}
