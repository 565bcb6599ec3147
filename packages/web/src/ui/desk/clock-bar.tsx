import type { DueState } from '@dongbo/contract';
import { useTexts } from '../../lib/texts.ts';
import { useFormat } from './use-format.ts';
import { useNow } from './use-now.ts';

interface ClockBarProps {
  readonly state: DueState;
  readonly start: string | null;
  readonly due: string | null;
  /** Working days since the due day, as the server counts them; null: not overdue. */
  readonly lateDays: number | null;
}

/** How far the time of a piece of work has run: a thin bar, and the same in words. Only the server knows which hours
 * count; the bar shows the plain distance between two instants and is not a second clock. */
export function ClockBar({ state, start, due, lateDays }: ClockBarProps) {
  const now = useNow();
  const word = useDueWord();
  return (
    <span className={`desk-clock desk-clock--${state}`}>
      <span className="desk-clock__word">{word(state, due, lateDays)}</span>
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

/** "Quá hạn 2 ngày làm việc", "hôm nay 15:30": the state and the moment in few words. */
function useDueWord(): (state: DueState, due: string | null, lateDays: number | null) => string {
  const { t } = useTexts();
  const format = useFormat();
  return (state, due, lateDays) => {
    if (state === 'suspended' || state === 'not-started' || state === 'finished' || due === null)
      return t(`due-word.${state}`);
    if (state !== 'overdue') return format.short(due);
    return lateDays === null || lateDays === 0 ? t('due-word.just-late') : t('due-word.late-days', { n: lateDays });
  };
}
