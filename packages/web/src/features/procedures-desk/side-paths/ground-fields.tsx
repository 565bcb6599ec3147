import type { Ending } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { SelectField, TextAreaField } from '../../../ui/field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { groundsQuery } from './queries.ts';

export interface Grounded {
  readonly ground: string;
  readonly reason: string;
}

/** A ground of law from the list was chosen, and the reason in this case is there. */
export const isGrounded = ({ ground, reason }: Grounded): boolean => ground !== '' && reason.trim() !== '';

interface GroundFieldsProps {
  readonly kind: Ending['kind'];
  readonly value: Grounded;
  readonly onChange: (value: Grounded) => void;
}

/** By which ground of law a dossier shall end, and why in this case. */
export function GroundFields({ kind, value, onChange }: GroundFieldsProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const id = useId();
  const grounds = useQuery(groundsQuery).data ?? [];
  return (
    <>
      <SelectField
        id={`${id}-ground`}
        label={t('refuse.ground')}
        required
        value={value.ground}
        onChange={(event) => onChange({ ...value, ground: event.target.value })}
      >
        <option value="">{t('refuse.ground.none')}</option>
        {grounds
          .filter(({ kinds }) => kinds.includes(kind))
          .map(({ key, text, provision }) => (
            <option key={key} value={key}>
              {format.local(text)} ({provision})
            </option>
          ))}
      </SelectField>
      <TextAreaField
        id={`${id}-reason`}
        label={t('refuse.reason')}
        required
        rows={3}
        maxLength={2000}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.target.value })}
      />
    </>
  );
}
