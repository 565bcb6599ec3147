import type { LocalText } from '@dongbo/contract';
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

interface Ground {
  readonly key: string;
  readonly text: LocalText;
  readonly provision: string;
}

interface GroundFieldsProps {
  readonly value: Grounded;
  readonly onChange: (value: Grounded) => void;
  readonly grounds: readonly Ground[];
  /** Of the box for the reason. */
  readonly label: string;
}

/** By which ground of law, and why in this case. */
export function GroundFields({ value, onChange, grounds, label }: GroundFieldsProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const id = useId();
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
        {grounds.map(({ key, text, provision }) => (
          <option key={key} value={key}>
            {format.local(text)} ({provision})
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id={`${id}-reason`}
        label={label}
        required
        rows={3}
        maxLength={2000}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.target.value })}
      />
    </>
  );
}

interface EndingGroundsProps extends Pick<GroundFieldsProps, 'value' | 'onChange'> {
  readonly kind: Ending['kind'];
}

/** By which ground of law a dossier shall end, and why in this case. */
export function EndingGrounds({ kind, ...props }: EndingGroundsProps) {
  const { t } = useTexts('procedures-desk');
  const grounds = (useQuery(groundsQuery).data ?? []).filter(({ kinds }) => kinds.includes(kind));
  return <GroundFields {...props} grounds={grounds} label={t('refuse.reason')} />;
}
