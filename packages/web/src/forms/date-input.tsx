import type { FormField } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { FieldMessages, describedBy } from '../ui/field.tsx';
import { boxesOf, dateBoxes, typedInto } from './date-boxes.ts';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';

/** A date in three boxes: a calendar to click through is slow for dates of birth, and the browser's own date field
 * follows the browser's language instead of the page's. The first box carries the id for the error link. */
export function DateInput(props: FieldInputProps<Extract<FormField, { type: 'date' | 'partial-date' }>>) {
  const { field, id, value, onChange, error } = props;
  const { t } = useTexts();
  const { label, optionalWord, hint: ownHint, warning } = useFrame(props);
  const partialHint = field.type === 'partial-date' ? t('shared:partial-date.hint') : undefined;
  const hint = [ownHint, partialHint, t('shared:date.hint')].filter(Boolean).join(' ');
  const frame = { id, label, hint, error, warning };
  const boxes = boxesOf(value);
  const birthday = field.autocomplete === 'bday';
  return (
    <fieldset className="ds-fieldset date-boxes" aria-describedby={describedBy(frame)}>
      <legend className="ds-label" data-weight="medium">
        {label}
        {optionalWord && <span className="optional-word"> ({optionalWord})</span>}
      </legend>
      <p data-field="description" id={`${id}-hint`}>
        {hint}
      </p>
      <div className="date-boxes-row">
        {dateBoxes.map((part) => {
          const partId = part === 'day' ? id : `${id}-${part}`;
          return (
            <div className="ds-field" key={part}>
              <label className="ds-label" data-weight="regular" htmlFor={partId}>
                {t(`shared:date.${part}`)}
              </label>
              <input
                className={`ds-input date-box-${part}`}
                id={partId}
                type="text"
                inputMode="numeric"
                autoComplete={birthday ? `bday-${part}` : 'off'}
                aria-invalid={error ? true : undefined}
                value={boxes[part]}
                onChange={(event) => onChange(typedInto(boxes, part, event.target.value))}
              />
            </div>
          );
        })}
      </div>
      <FieldMessages {...frame} />
    </fieldset>
  );
}
