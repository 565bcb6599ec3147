import { dossierDays } from '@dongbo/contract/procedures';
import type { DossierDay } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';

/** Days that bound a list, YYYY-MM-DD, and which day of a dossier they bound; undefined: its filing. */
interface Period {
  readonly by?: DossierDay | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface PeriodFieldsProps {
  readonly period: Period;
  readonly onChange: (next: Period) => void;
}

const none = (text: string) => (text === '' ? undefined : text);

/** From when to when, and counted by which day of a dossier. */
export function PeriodFields({ period: { by, from, to }, onChange: change }: PeriodFieldsProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      <PickField
        label={t('dossiers.by')}
        value={by ?? 'submitted'}
        usual="submitted"
        options={dossierDays.map((one) => ({ value: one, label: t(`dossiers.by.${one}`) }))}
        onChange={(value) => change({ by: dossierDays.find((one) => one === value && one !== 'submitted') })}
      />
      <DayField label={t('dossiers.from')} value={from ?? ''} onChange={(day) => change({ from: none(day) })} />
      <DayField label={t('dossiers.to')} value={to ?? ''} onChange={(day) => change({ to: none(day) })} />
    </>
  );
}
