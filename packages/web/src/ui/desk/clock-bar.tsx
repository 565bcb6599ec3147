import type { DueState } from '@dongbo/contract';
import { dayOfInstant } from '../../lib/dates.ts';
import { useTexts } from '../../lib/texts.ts';
import { useFormat } from './use-format.ts';
import { useNow } from './use-now.ts';

interface ClockBarProps {
  readonly state: DueState;
  readonly start: string | null;
  readonly due: string | null;
}

const hour = 3_600_000;

/** How far the time of a piece of work has run: a thin bar, and the same in words. Only the server knows which hours
 * count; the bar shows the plain distance between two instants and is not a second clock. */
export function ClockBar({ state, start, due }: ClockBarProps) {
  const now = useNow();
  const word = useDueWord();
  return (
    <span className={`desk-clock desk-clock--${state}`}>
      <span className="desk-clock__word">{word(state, due, now)}</span>
      <span className="desk-clock__bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(100 * elapsed(state, start, due, now))}%` }} />
      </span>
    </span>
  );
}

function elapsed(state: DueState, start: string | null, due: string | null, now: Date): number {
  if (state === 'overdue' || state === 'finished') return 1;
  if (start === null || due === null) return 0;
  const whole = Date.parse(due) - Date.parse(start);
  return whole <= 0 ? 1 : Math.min(1, Math.max(0.02, (now.getTime() - Date.parse(start)) / whole));
}

/** Days of the calendar here, counted from a fixed one. */
const dayNumber = (at: string): number => Date.parse(`${dayOfInstant(at)}T00:00:00Z`) / (24 * hour);

/** "Quá hạn 2 ngày", "hôm nay 15:30": the state and the moment in few words. */
export function useDueWord(): (state: DueState, due: string | null, now: Date) => string {
  const { t } = useTexts();
  const format = useFormat();
  return (state, due, now) => {
    if (state === 'suspended' || state === 'not-started' || state === 'finished' || due === null)
      return t(`due-word.${state}`);
    if (state !== 'overdue') return format.short(due);
    const hours = Math.max(1, Math.round((now.getTime() - Date.parse(due)) / hour));
    if (hours < 24) return t('due-word.late-hours', { n: hours });
    const days = dayNumber(now.toISOString()) - dayNumber(due);
    return t('due-word.late-days', { n: Math.max(1, days) });
  };
}
