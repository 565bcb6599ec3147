import type { PersonId, UnitId } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../lib/texts.ts';
import { Await } from '../states.tsx';
import { colleaguesQuery } from './colleagues.ts';
import { PeoplePicker } from './people-picker.tsx';

interface ColleaguePickerProps {
  readonly unitId: UnitId;
  /** The role that the work needs, when it is known. */
  readonly neededRole: string | null;
  readonly value: PersonId | null;
  readonly onChange: (personId: PersonId) => void;
  readonly onSubmit?: () => void;
}

/** Colleagues of a unit with how much each has open. */
export function ColleaguePicker({ unitId, neededRole, ...choosing }: ColleaguePickerProps) {
  const { t } = useTexts();
  const query = useQuery(colleaguesQuery(unitId, neededRole));
  return (
    <Await query={query}>
      {({ items }) => (
        <PeoplePicker
          {...choosing}
          people={items.map(({ id, name, unitName, openItems }) => ({
            id,
            name,
            detail: t('colleague.open', { unit: unitName, n: openItems }),
          }))}
        />
      )}
    </Await>
  );
}
