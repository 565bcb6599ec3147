import { fold } from '@dongbo/contract';
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Field, describedBy } from './field.tsx';
import type { FieldFrame } from './field.tsx';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
}

interface ComboBoxProps extends FieldFrame {
  readonly options: readonly ComboOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Said when nothing fits, and how many do. */
  readonly emptyText: string;
  readonly countText: (count: number) => string;
  readonly autoComplete?: string;
}

const most = 50;

/** A list to type into, found without accents (WAI-ARIA combobox with list). What is typed but not chosen does not
 * count: leaving the field brings the chosen name back. */
export function ComboBox(props: ComboBoxProps) {
  const { id, options, value, onChange, emptyText, countText, error } = props;
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  const folded = useMemo(() => options.map((option) => ({ ...option, folded: fold(option.label) })), [options]);
  const found = useMemo(() => {
    const words = fold(typed ?? '').split(' ').filter(Boolean);
    return folded.filter((option) => words.every((word) => option.folded.includes(word))).slice(0, most);
  }, [folded, typed]);
  const open = typed !== null;

  function choose(option: ComboOption | undefined) {
    if (option) onChange(option.value);
    setTyped(null);
  }

  function move(event: KeyboardEvent) {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      setTyped(null);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        setTyped('');
        setActive(0);
      } else if (found.length > 0) {
        setActive((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
      }
    }
  }

  return (
    <Field {...props}>
      <div className="combo-box">
        <input
          className="ds-input"
          id={id}
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? `${listId}-${found[active].value}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(props)}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={false}
          value={typed ?? chosen}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
            if (event.target.value === '') onChange('');
          }}
          onFocus={(event) => event.target.select()}
          onClick={() => !open && (setTyped(''), setActive(0))}
          onBlur={() => setTyped(null)}
          onKeyDown={move}
        />
        <ul className="combo-list" id={listId} role="listbox" aria-label={String(props.label)} hidden={!open || found.length === 0}>
          {open &&
            found.map((option, index) => (
              <li
                key={option.value}
                id={`${listId}-${option.value}`}
                role="option"
                aria-selected={index === active}
                ref={index === active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : null}
                // The mouse must not take the focus away before the click has chosen.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                {option.label}
              </li>
            ))}
        </ul>
        {open && found.length === 0 && <p className="combo-empty">{emptyText}</p>}
        <p className="ds-sr-only" role="status">
          {open && (found.length === 0 ? emptyText : countText(found.length))}
        </p>
      </div>
    </Field>
  );
}
