import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Field, describedBy } from './field.tsx';
import type { FieldFrame } from './field.tsx';
import { exactOption, findOptions } from './find-options.ts';
import type { ComboOption } from './find-options.ts';

interface ComboBoxProps extends FieldFrame {
  readonly options: readonly ComboOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Said when nothing fits, and how many do. */
  readonly emptyText: string;
  readonly countText: (count: number) => string;
  /** What was typed and left although it names no option; it stays in the box. */
  readonly unmatched?: string | undefined;
  readonly onUnmatched?: ((text: string) => void) | undefined;
  /** Said below a box that was left so. */
  readonly unmatchedText: (typed: string) => string;
  /** Told of every letter, for lists that grow with it. */
  readonly onTyping?: ((text: string) => void) | undefined;
}

/** What is typed (null: the list is closed), which option is active, and what the keys do. */
function useCombo({ options, value, onChange, onUnmatched, onTyping }: ComboBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => (typed === null ? [] : findOptions(options, typed)), [options, typed]);
  const leave = (text: string) => {
    setLeft(text);
    onUnmatched?.(text);
  };
  const open = (text: string) => {
    setTyped(text);
    setActive(0);
    onTyping?.(text);
  };
  const choose = (option: ComboOption | undefined) => {
    if (option) {
      onChange(option.value);
      leave('');
    }
    setTyped(null);
  };
  /** One exact name is taken; anything else stays as it was typed, and counts as not chosen. */
  const close = () => {
    if (typed === null) return;
    const chosen = options.find((option) => option.value === value)?.label;
    if (typed.trim() === '' || typed === chosen) return setTyped(null);
    const exact = exactOption(options, typed);
    if (exact) return choose(exact);
    if (value !== '') onChange('');
    leave(typed.trim());
    setTyped(null);
  };
  const step = (by: number) => {
    if (typed === null) open(left);
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
  const clear = () => {
    onChange('');
    leave('');
  };
  return { typed, left, found, active, open, choose, close, clear, onKeyDown };
}

/** A list to type into, found without accents (WAI-ARIA combobox with list). Leaving the box takes the one option that is
 * named in full; anything else that was typed stays in it, with a word that it is not chosen yet. */
export function ComboBox(props: ComboBoxProps) {
  const { id, options, value, emptyText, countText, unmatchedText } = props;
  const listId = useId();
  const combo = useCombo(props);
  const { typed, found, active } = combo;
  const isOpen = typed !== null;
  const chosen = options.find((option) => option.value === value)?.label;
  const left = value === '' ? props.unmatched || combo.left : '';
  const error = isOpen || left === '' ? props.error : unmatchedText(left);
  const frame = { ...props, error };
  return (
    <Field {...frame}>
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
          aria-describedby={describedBy(frame)}
          autoComplete="off"
          spellCheck={false}
          value={typed ?? chosen ?? left}
          onChange={(event) => {
            combo.open(event.target.value);
            if (event.target.value === '') combo.clear();
          }}
          onFocus={(event) => event.target.select()}
          onClick={() => isOpen || combo.open(left)}
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
          key={`${option.value} ${option.label}`}
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
