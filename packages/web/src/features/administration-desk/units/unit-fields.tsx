import type { AdministeredUnit } from '@dongbo/contract/administration';
import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';

interface TextPartProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputMode?: 'tel' | 'email';
}

/** One line of text of a change. */
export function TextPart({ label, hint, value, onChange, inputMode }: TextPartProps) {
  const id = useId();
  return (
    <TextField
      id={id}
      label={label}
      hint={hint}
      inputMode={inputMode}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The whole name of a unit. */
export function NamePart({ value, onChange }: Pick<TextPartProps, 'value' | 'onChange'>) {
  const { t } = useTexts('administration-desk');
  return <TextPart label={t('unit.new-name')} hint={t('unit.new-name.hint')} value={value} onChange={onChange} />;
}

interface ChoicePartProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few; nothing where there is nothing to choose from. */
export function ChoicePart({ label, hint, value, onChange, choices }: ChoicePartProps) {
  const id = useId();
  if (choices.length === 0) return null;
  return (
    <SelectField id={id} label={label} hint={hint} value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </SelectField>
  );
}

const types: Readonly<Partial<Record<AdministeredUnit['kind'], readonly string[]>>> = {
  commune: ['xã', 'phường', 'đặc khu'],
  province: ['tỉnh', 'thành phố'],
};

/** Types of a kind of units, where it has any. */
export const typesOf = (kind: AdministeredUnit['kind'] | undefined): readonly string[] =>
  kind === undefined ? [] : (types[kind] ?? []);

/** The type of a commune or province. */
export function TypePart({
  kind,
  value,
  onChange,
}: {
  readonly kind: AdministeredUnit['kind'] | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTexts('administration-desk');
  const choices = typesOf(kind).map((one) => ({ value: one, label: one }));
  return <ChoicePart label={t('unit.type')} value={value} onChange={onChange} choices={choices} />;
}
