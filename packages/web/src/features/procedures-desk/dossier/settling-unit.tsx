import type { UnitId } from '@dongbo/contract';
import type { Dossier, Procedure } from '@dongbo/contract/procedures';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listUnits } from '../../../lib/endpoints.ts';
import { useTexts } from '../../../lib/texts.ts';
import { unitsQuery } from '../../../lib/units.ts';
import { PickField } from '../../../ui/desk/pick-field.tsx';

/** Who is to settle it from now on; empty: as it is. */
export interface SettledBy {
  readonly competentUnitId?: UnitId;
  readonly divisionId?: UnitId;
}

/** The divisions of a unit. */
const divisionsQuery = (parentId: UnitId) =>
  queryOptions({
    queryKey: ['units', 'divisions', parentId],
    staleTime: 3_600_000,
    queryFn: async ({ signal }) => (await api.call(listUnits, { kind: 'division', parentId }, { signal })).items,
  });

interface SettlingUnitProps {
  readonly dossier: Dossier;
  readonly settledBy: Procedure['settledBy'];
  readonly value: SettledBy;
  readonly onChange: (value: SettledBy) => void;
}

/** Who settles it, and the way to another commune or division: a dossier may have been filed with the wrong one, or come back from
 * it. A procedure of the province has one body that may settle it; the server knows which. */
export function SettlingUnit({ dossier, settledBy, value, onChange }: SettlingUnitProps) {
  const { t } = useTexts('procedures-desk');
  const communes = useQuery({ ...unitsQuery('commune'), enabled: settledBy !== 'province' }).data ?? [];
  const competentUnitId = value.competentUnitId ?? dossier.competentUnit.id;
  const divisions = useQuery(divisionsQuery(competentUnitId)).data ?? [];
  const isElsewhere = competentUnitId !== dossier.competentUnit.id;
  const now = [dossier.division?.name, dossier.competentUnit.name].filter(Boolean).join(', ');
  const current = isElsewhere ? '' : (dossier.division?.id ?? '');
  const units = communes.some(({ id }) => id === dossier.competentUnit.id)
    ? communes
    : [dossier.competentUnit, ...communes];
  return (
    <details className="desk-hand-over">
      <summary>{t('receive.hand-over')}</summary>
      <p className="desk-quiet">{t('receive.now', { unit: now })}</p>
      <div className="desk-filters">
        {communes.length > 0 && (
          <PickField
            label={t('receive.unit')}
            value={competentUnitId}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(chosen) => {
              const unit = units.find(({ id }) => id === chosen);
              onChange(unit === undefined || unit.id === dossier.competentUnit.id ? {} : { competentUnitId: unit.id });
            }}
          />
        )}
        {divisions.length > 0 && (
          <PickField
            label={t('receive.division')}
            {...(isElsewhere && { all: t('receive.division.default') })}
            value={value.divisionId ?? current}
            options={divisions.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(chosen) => {
              const division = divisions.find(({ id }) => id === chosen && id !== current);
              onChange({
                ...(isElsewhere && { competentUnitId }),
                ...(division !== undefined && { divisionId: division.id }),
              });
            }}
          />
        )}
      </div>
    </details>
  );
}
