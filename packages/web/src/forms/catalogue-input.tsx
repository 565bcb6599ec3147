import { useQuery } from '@tanstack/react-query';
import type { FormField } from '@dongbo/contract';
import { referenceListQuery } from '../lib/reference-lists.ts';
import { useTexts } from '../lib/texts.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

/** A value of a shared list, found by typing. The suggestion of the form stands first and is only that. */
export function CatalogueInput(props: FieldInputProps<Extract<FormField, { type: 'catalogue' }>>) {
  const { field, value, onChange } = props;
  const { t, language } = useTexts();
  const entries = useQuery(referenceListQuery(field.catalogue)).data?.entries ?? [];
  const isSuggested = (code: string) => Number(code === field.suggested);
  const options = entries
    .map((entry) => ({
      value: entry.code,
      label: entry.name[language],
      alsoFound: Object.values(entry.name).join(' '),
    }))
    .toSorted((a, b) => isSuggested(b.value) - isSuggested(a.value));
  const suggestion = options.find((option) => isSuggested(option.value));
  return (
    <div className="stack-small">
      <ComboBox
        {...useFrame(props)}
        options={options}
        value={asText(value)}
        emptyText={t('shared:combo.empty')}
        countText={(count) => t('shared:combo.count', { count })}
        unmatchedText={(text) => t('shared:combo.unmatched', { text })}
        onChange={onChange}
      />
      {suggestion && asText(value) === '' && (
        <Button variant="secondary" onClick={() => onChange(suggestion.value)}>
          {t('shared:choose.quick', { value: suggestion.label })}
        </Button>
      )}
    </div>
  );
}
