import type { OutputOf } from '@dongbo/contract';
import type { getReferralChoices } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { TextField } from '../../../ui/field.tsx';
import { typedDays } from './typed-days.ts';

/** How much time is left before the dossier is due; null: no time runs. */
export type TimeBefore = OutputOf<typeof getReferralChoices>['before'];

interface DeadlineFieldProps {
  readonly id: string;
  /** As typed, in working days. */
  readonly value: string;
  readonly onChange: (days: string) => void;
  readonly before: TimeBefore;
}

/** How long somebody has to answer, in working days; says when the dossier itself is due, and warns of what comes after that. */
export function DeadlineField({ id, value, onChange, before }: DeadlineFieldProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const days = typedDays(value)?.value ?? 0;
  const due = before === null ? '' : format.short(before.dueAt);
  return (
    <TextField
      id={id}
      label={t('refer.days')}
      hint={before === null ? undefined : t('refer.days.before', { due, days: before.days })}
      warning={before !== null && days > before.days ? t('refer.days.behind', { due }) : undefined}
      inputMode="numeric"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
