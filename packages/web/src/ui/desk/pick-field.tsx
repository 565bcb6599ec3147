import { useId } from 'react';
import { useActiveFilter } from './active-filters.ts';

interface PickFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `title` is shown when the pointer rests on the choice: an official name that is longer than the label. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly title?: string | undefined }[];
  /** The choice that stands for no filter. */
  readonly all?: string;
  /** The value that narrows nothing, where there is no `all`. */
  readonly usual?: string;
  /** Long names, such as those of units. */
  readonly wide?: boolean;
}

/** A choice from a short list, as a filter over a table. */
export function PickField({ label, value, onChange, options, all, usual, wide = false }: PickFieldProps) {
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  const isSet = value !== '' && value !== usual;
  const dropTo = all === undefined ? usual : '';
  useActiveFilter(isSet ? (chosen?.label ?? '') : '', dropTo === undefined ? null : () => onChange(dropTo));
  return (
    <div className={wide ? 'desk-field desk-field--wide' : 'desk-field'}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="ds-input"
        title={chosen?.title ?? chosen?.label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} title={option.title}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
