import { signingCapacities } from '@dongbo/contract';
import type { PersonId } from '@dongbo/contract';
import type { RightGrant } from '@dongbo/contract/administration';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ColleaguePicker } from '../../../ui/desk/colleague-picker.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { FindPerson } from '../rights/find-field.tsx';
import { ActForm } from './act-form.tsx';
import { sendDelegation } from './queries.ts';

interface DelegateFormProps {
  readonly grant: RightGrant;
  readonly onClose: () => void;
}

const signs = (role: string): boolean => role === 'leader' || role === 'committee-leader';

/** Lets a colleague act by a right from a day to a day; of a head it asks under which words they sign. */
export function DelegateForm({ grant, onClose }: DelegateFormProps) {
  const { t } = useTexts('administration-desk');
  const { may } = useDesk();
  const [personId, setPerson] = useState<PersonId | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [capacity, setCapacity] = useState<(typeof signingCapacities)[number]>('KT');
  const [title, setTitle] = useState('');
  const asHead = signs(grant.role);
  const lacks = personId === null ? t('delegation.no-person') : to === '' ? t('delegation.no-day') : null;
  const send = async (reason: string) => {
    if (personId === null) return;
    const days = from === '' ? { to } : { from, to };
    const under = asHead ? { capacity, ...(title === '' ? {} : { title }) } : {};
    await sendDelegation({ grantId: grant.id, personId, ...days, ...under, reason });
  };
  return (
    <ActForm
      id={`delegate-${grant.id}`}
      label={t('delegation.start')}
      done={t('delegation.started')}
      lacks={lacks}
      send={send}
      onClose={onClose}
    >
      {may('administration.person.list') ? (
        <FindPerson onFound={setPerson} label={t('delegation.who')} />
      ) : (
        <ColleaguePicker unitId={grant.unit.id} neededRole={null} value={personId} onChange={setPerson} />
      )}
      <DayField label={t('delegation.from')} value={from} onChange={setFrom} />
      <DayField label={t('delegation.to')} value={to} onChange={setTo} needed />
      {asHead && (
        <>
          <SelectField
            id={`capacity-${grant.id}`}
            label={t('delegation.capacity')}
            value={capacity}
            onChange={({ target }) => setCapacity(signingCapacities.find((one) => one === target.value) ?? capacity)}
          >
            {signingCapacities.map((one) => (
              <option key={one} value={one}>
                {t(`delegation.capacity.${one}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            id={`title-${grant.id}`}
            label={t('delegation.title')}
            hint={t('delegation.title.hint')}
            maxLength={100}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </>
      )}
    </ActForm>
  );
}
