import { useQuery } from '@tanstack/react-query';
import { communeList } from '@dongbo/contract';
import type { FormField } from '@dongbo/contract';
import { useUnknownName } from '../lib/former-names.ts';
import { useTexts } from '../lib/texts.ts';
import { referenceListQuery } from '../lib/reference-lists.ts';
import { unitsQuery } from '../lib/units.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { FieldMessages, TextField, describedBy } from '../ui/field.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

interface RawAddress {
  readonly communeCode: string;
  /** What was typed into the box of the commune and fits none. */
  readonly communeText: string;
  readonly detail: string;
}

/** The parts of an address as typed so far. */
export function addressOf(value: unknown): RawAddress {
  if (typeof value !== 'object' || value === null) return { communeCode: '', communeText: '', detail: asText(value) };
  const typed = new Map<string, unknown>(Object.entries(value));
  const part = (key: string) => asText(typed.get(key));
  return { communeCode: part('communeCode'), communeText: part('communeText'), detail: part('detail') };
}

/** Communes of today, those of the own province first, and behind them what a former name has become: that list is fetched
 * when somebody types a name that none of today's has in the own province. */
function useCommunes() {
  const { t, language } = useTexts();
  const today = useQuery(referenceListQuery(communeList)).data?.entries ?? [];
  const own = new Set((useQuery(unitsQuery('commune')).data ?? []).map(({ name }) => name));
  const options = today.map(({ code, name }) => ({
    value: code,
    label: name[language],
    isNear: own.has(name.vi.split(',')[0] ?? ''),
  }));
  const { isUnknown, setTyped } = useUnknownName(options);
  const former = useQuery({ ...referenceListQuery('former-communes'), enabled: isUnknown });
  if (!isUnknown || former.data === undefined) return { options, setTyped };
  const names = new Map(options.map(({ value, label }) => [value, label]));
  const old = former.data.entries.map(({ code, name }) => ({
    value: code,
    label: t('shared:address.former', { former: name[language], today: names.get(code) ?? code }),
    isNear: own.has((names.get(code) ?? '').split(',')[0] ?? ''),
  }));
  return { options: [...options, ...old], setTyped };
}

/** Commune from the list, the rest as the person writes it. */
export function AddressInput(props: FieldInputProps<Extract<FormField, { type: 'address' }>>) {
  const { field, id, value, onChange } = props;
  const { t } = useTexts();
  const frame = useFrame(props);
  // The box of the commune has the id of the field, for the error link; what belongs to both boxes needs ids of its own.
  const group = { ...frame, id: `${id}-group` };
  const { options, setTyped } = useCommunes();
  const typed = addressOf(value);
  const asksDetail = field.only !== 'commune' || typed.communeCode === '';
  return (
    <fieldset className="ds-fieldset" aria-describedby={describedBy(group)}>
      <legend className="ds-label" data-weight="medium">
        {frame.label}
        {frame.optionalWord && <span className="optional-word"> ({frame.optionalWord})</span>}
      </legend>
      {frame.hint && (
        <p data-field="description" id={`${group.id}-hint`}>
          {frame.hint}
        </p>
      )}
      <ComboBox
        id={id}
        label={t('shared:address.commune')}
        hint={field.communeRequired ? undefined : t('shared:address.commune.hint')}
        options={options}
        value={typed.communeCode}
        unmatched={typed.communeText}
        emptyText={t('shared:combo.empty')}
        countText={(count) => t('shared:combo.count', { count })}
        unmatchedText={(text) => t('shared:address.unmatched', { text })}
        onTyping={setTyped}
        onChange={(communeCode) => onChange({ ...typed, communeCode, communeText: '' })}
        onUnmatched={(communeText) => communeText !== '' && onChange({ ...typed, communeCode: '', communeText })}
      />
      {asksDetail && (
        <TextField
          id={`${id}-detail`}
          label={t(field.only === 'commune' ? 'shared:address.elsewhere' : 'shared:address.detail')}
          value={typed.detail}
          autoComplete={field.autocomplete ?? 'off'}
          maxLength={field.maxLength + 100}
          onChange={(event) => onChange({ ...typed, detail: event.target.value })}
        />
      )}
      <FieldMessages {...group} />
    </fieldset>
  );
}
