import type { MyDossier } from '@dongbo/contract/procedures';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useToday } from '../../../lib/today.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { daysLeft } from './days-left.ts';

interface DueLineProps {
  readonly clock: Pick<NonNullable<MyDossier['clock']>, 'dueAt' | 'lateDays' | 'finishedAt' | 'outcome'>;
  readonly large?: boolean;
}

/** The due date with the days that are left; of what is finished, whether it was in time. */
export function DueLine({ clock: { dueAt, lateDays, finishedAt, outcome }, large = false }: DueLineProps) {
  const { t } = useTexts('procedures-portal');
  return (
    <span className="due-line">
      <strong className={large ? 'due-date' : undefined}>
        {dueAt === null ? t('terms:due-state.suspended') : <TimeText at={dueAt} />}
      </strong>{' '}
      {outcome !== null && <span className="due-left">{t(`terms:outcome.${outcome}`)}</span>}
      {outcome === null && finishedAt === null && dueAt !== null && <Left dueAt={dueAt} lateDays={lateDays} />}
    </span>
  );
}

interface LeftProps {
  readonly dueAt: string;
  /** Working days since the due day, as the server counts them; null: not overdue, or nobody counts them. */
  readonly lateDays?: number | null;
}

/** How many days there are still, or by how many working days the date has passed. */
export function Left({ dueAt, lateDays = null }: LeftProps) {
  const { t } = useTexts('procedures-portal');
  const today = useToday();
  const { key, n } = daysLeft(today, dayOfInstant(dueAt), lateDays);
  return (
    <span className="due-left" data-left={key}>
      {t(`left.${key}`, { count: n })}
    </span>
  );
}
