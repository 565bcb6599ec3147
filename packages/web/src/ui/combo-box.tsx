import { fold } from '@dongbo/contract';
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Field, describedBy } from './field.tsx';
import type { FieldFrame } from './field.tsx';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  /** Other names under which it is found, such as those of other languages. */
  readonly alsoFound?: string;
}

interface ComboBoxProps extends FieldFrame {
  readonly options: readonly ComboOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Said when nothing fits, and how many do. */
  readonly emptyText: string;
  readonly countText: (count: number) => string;
}

const most = 50;

/** The options whose names hold all typed words, without accents. */
function useFound(options: readonly ComboOption[], typed: string | null): readonly ComboOption[] {
  const folded = useMemo(
    () => options.map((option) => ({ option, text: fold(`${option.label} ${option.alsoFound ?? ''}`) })),
    [options],
  );
  return useMemo(() => {
    const words = fold(typed ?? '')
      .split(' ')
      .filter(Boolean);
    const fits = folded.filter(({ text }) => words.every((word) => text.includes(word)));
    return fits.slice(0, most).map(({ option }) => option);
  }, [folded, typed]);
}

/** What is typed (null: the list is closed), which option is active, and what the keys do. */
function useCombo({ options, onChange }: Pick<ComboBoxProps, 'options' | 'onChange'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = useFound(options, typed);
  const open = (text: string) => {
    setTyped(text);
    setActive(0);
  };
  const choose = (option: ComboOption | undefined) => {
    if (option) onChange(option.value);
    setTyped(null);
  };
  const step = (by: number) => {
    if (typed === null) open('');
    else if (found.length > 0) setActive((active + by + found.length) % found.length);
  };
  const acts: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ...(typed !== null && { Enter: () => choose(found[active]), Escape: () => setTyped(null) }),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return { typed, found, active, open, choose, close: () => setTyped(null), onKeyDown };
}

/** A list to type into, found without accents (WAI-ARIA combobox with list). What is typed but not chosen does not
 * count: leaving the field brings the chosen name back. */
export function ComboBox(props: ComboBoxProps) {
  const { id, options, value, onChange, emptyText, countText, error } = props;
  const listId = useId();
  const combo = useCombo({ options, onChange });
  const { typed, found, active } = combo;
  const isOpen = typed !== null;
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  return (
    <Field {...props}>
      <div className="combo-box">
        <input
          className="ds-input"
          id={id}
          type="text"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found[active] ? `${listId}-${active}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(props)}
          autoComplete="off"
          spellCheck={false}
          value={typed ?? chosen}
          onChange={(event) => {
            combo.open(event.target.value);
            if (event.target.value === '') onChange('');
          }}
          onFocus={(event) => event.target.select()}
          onClick={() => isOpen || combo.open('')}
          onBlur={combo.close}
          onKeyDown={combo.onKeyDown}
        />
        <OptionList
          id={listId}
          label={String(props.label)}
          found={isOpen ? found : []}
          active={active}
          onChoose={combo.choose}
        />
        {isOpen && found.length === 0 && <p className="combo-empty">{emptyText}</p>}
        <p className="ds-sr-only" role="status">
          {isOpen && (found.length === 0 ? emptyText : countText(found.length))}
        </p>
      </div>
    </Field>
  );
}

interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly found: readonly ComboOption[];
  readonly active: number;
  readonly onChoose: (option: ComboOption) => void;
}

function OptionList({ id, label, found, active, onChoose }: OptionListProps) {
  return (
    <ul className="combo-list" id={id} role="listbox" aria-label={label} hidden={found.length === 0}>
      {found.map((option, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled at the input, which keeps the focus
        <li
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          ref={index === active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : null}
          // The mouse must not take the focus away before the click has chosen.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          {option.label}
        </li>
      ))}
    </ul>
  );
}
