import { useQuery } from '@tanstack/react-query';
import { communeList } from '@dongbo/contract';
import type { FormField } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { referenceListQuery } from '../lib/reference-lists.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { FieldMessages, TextField, describedBy } from '../ui/field.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

interface RawAddress {
  readonly communeCode: string;
  readonly detail: string;
}

/** The two parts of an address as typed so far. */
export function addressOf(value: unknown): RawAddress {
  if (typeof value !== 'object' || value === null) return { communeCode: '', detail: asText(value) };
  const typed = new Map<string, unknown>(Object.entries(value));
  return { communeCode: asText(typed.get('communeCode')), detail: asText(typed.get('detail')) };
}

/** Commune from the list, the rest as the person writes it. */
export function AddressInput(props: FieldInputProps<Extract<FormField, { type: 'address' }>>) {
  const { field, id, value, onChange } = props;
  const { t, language } = useTexts();
  const frame = useFrame(props);
  const communes = useQuery(referenceListQuery(communeList));
  const typed = addressOf(value);
  return (
    <fieldset className="ds-fieldset" aria-describedby={describedBy(frame)}>
      <legend className="ds-label" data-weight="medium">
        {frame.label}
        {frame.optionalWord && <span className="optional-word"> ({frame.optionalWord})</span>}
      </legend>
      {frame.hint && (
        <p data-field="description" id={`${id}-hint`}>
          {frame.hint}
        </p>
      )}
      <ComboBox
        id={id}
        label={t('shared:address.commune')}
        hint={field.communeRequired ? undefined : t('shared:address.commune.hint')}
        options={(communes.data?.entries ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))}
        value={typed.communeCode}
        emptyText={t('shared:combo.empty')}
        countText={(count) => t('shared:combo.count', { count })}
        onChange={(communeCode) => onChange({ ...typed, communeCode })}
      />
      <TextField
        id={`${id}-detail`}
        label={t('shared:address.detail')}
        value={typed.detail}
        autoComplete={field.autocomplete ?? 'off'}
        maxLength={field.maxLength + 100}
        onChange={(event) => onChange({ ...typed, detail: event.target.value })}
      />
      <FieldMessages {...frame} />
    </fieldset>
  );
}
