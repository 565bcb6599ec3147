import { FieldMessages, describedBy } from './field.tsx';
import type { FieldFrame } from './field.tsx';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface ChoiceGroupProps extends FieldFrame {
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Radio buttons under one question. The first carries the group's id, so that an error link lands on it. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { id, label, hint, optionalWord, options, value, onChange } = props;
  return (
    <fieldset className="ds-fieldset" aria-describedby={describedBy(props)}>
      <legend className="ds-label" data-weight="medium">
        {label}
        {optionalWord && <span className="optional-word"> ({optionalWord})</span>}
      </legend>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${option.value}`;
        return (
          <div className="ds-field" key={option.value}>
            <input
              className="ds-input"
              type="radio"
              id={optionId}
              name={id}
              value={option.value}
              checked={value === option.value}
              aria-describedby={option.hint ? `${optionId}-hint` : undefined}
              onChange={() => onChange(option.value)}
            />
            <label className="ds-label" data-weight="regular" htmlFor={optionId}>
              {option.label}
            </label>
            {option.hint && (
              <p data-field="description" id={`${optionId}-hint`}>
                {option.hint}
              </p>
            )}
          </div>
        );
      })}
      <FieldMessages {...props} />
    </fieldset>
  );
}

interface CheckBoxProps extends FieldFrame {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One box to tick; the label is the statement. */
export function CheckBox(props: CheckBoxProps) {
  const { id, label, hint, checked, onChange, error } = props;
  return (
    <div className="ds-field">
      <input
        className="ds-input"
        type="checkbox"
        id={id}
        checked={checked}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(props)}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="ds-label" data-weight="regular" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldMessages {...props} />
    </div>
  );
}
