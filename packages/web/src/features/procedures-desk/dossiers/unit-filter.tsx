import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { UnitPicker } from '../referrals/unit-picker.tsx';
import { unitNameQuery } from '../referrals/queries.ts';

interface UnitFilterProps {
  /** Id of the unit whose dossiers alone are shown; undefined: of all. */
  readonly unit: string | undefined;
  readonly onChange: (unit: string | undefined) => void;
}

/** Any unit of the province by words of its name, for whoever watches over all of them. */
export function UnitFilter({ unit, onChange }: UnitFilterProps) {
  const { t } = useTexts('procedures-desk');
  const name = useQuery(unitNameQuery(unit)).data ?? t('dossiers.unit');
  return (
    <div className="desk-field">
      <UnitPicker label={t('dossiers.unit')} onChoose={({ id }) => onChange(id)} />
      {unit !== undefined && (
        <button
          type="button"
          className="desk-chip"
          onClick={() => onChange(undefined)}
          aria-label={t('dossiers.drop-this-unit', { unit: name })}
        >
          {name} ×
        </button>
      )}
    </div>
  );
}
