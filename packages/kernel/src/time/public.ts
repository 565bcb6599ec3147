export { createCalendar, dayKinds } from './calendar.ts';
export type { Calendar, CalendarDay, DayKind } from './calendar.ts';
export { CalendarData, HolidayData } from './calendar-data.ts';
export { ClockError, textOfClockError } from './clock-error.ts';
export type { ClockErrorCode } from './clock-error.ts';
export {
  elapsedWorkingMinutes,
  remainingWorkingMinutes,
  stepDueInstant,
  stepDueInstants,
  workingMinutesBetween,
} from './clock-measures.ts';
export { supplementPolicies } from './clock-run.ts';
export type { ClockInput, ClockSuspension, SupplementPolicy } from './clock-run.ts';
export { clockStatus, dueStateOf, outcomeOf } from './clock-status.ts';
export type { ClockOutcome, OpenClockFacts } from './clock-status.ts';
export { codeOfRules, localTextOfRules, textOfRules } from './day-rule.ts';
export type { DayRule, DayRuleCode, DayRuleParam } from './day-rule.ts';
export { dueDate } from './explain-due.ts';
export type { DueExplanation, ExplainedDay } from './explain-due.ts';
export { dayMs, formatInstant, localDate, parseInstant } from './instant.ts';
export { lateDaysOf } from './late-days.ts';
export { dueAt } from './legal-clock.ts';
export { defaultCalendarName, listCalendarNames, loadCalendar } from './load-calendar.ts';
export { addMonths, fromEpochDay, parsePlainDate, toEpochDay, weekdayOf } from './plain-date.ts';
export type { EpochDay, PlainDate } from './plain-date.ts';
export { parseSuspension } from './suspension-text.ts';
export { formatLimit, parseLimit } from './time-limit.ts';
