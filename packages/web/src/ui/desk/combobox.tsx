import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

interface ComboboxProps {
  readonly id?: string;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly choices: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
  /** What stands in the list when nothing is found; shown only while `open` would have shown choices. */
  readonly nothing: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** The list takes its own room below the field instead of lying over what follows. */
  readonly inline?: boolean;
  readonly waiting?: boolean;
  /** From how many letters on suggestions are shown. */
  readonly minLength?: number;
}

/** What is open and which suggestion is ready to be taken; the keys of the pattern. */
function useSuggestions({ text, choices, inline = false, minLength = 2, onChoose }: ComboboxProps) {
  const [open, setOpen] = useState(inline);
  const [active, setActive] = useState(0);
  const shown = (open || inline) && text.trim().length >= minLength;
  const current = Math.min(active, Math.max(0, choices.length - 1));
  const take = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    setOpen(false);
    onChoose(choice);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      if (choices.length > 0) setActive((current + step + choices.length) % choices.length);
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault();
      take(choices[current]);
    } else if (event.key === 'Escape' && open && !inline) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const typed = () => {
    setActive(0);
    setOpen(true);
  };
  return { shown, current, take, pressed, typed, close: () => setOpen(false) };
}

/** A field with suggestions after the ARIA combobox pattern: arrows move, Enter takes, Escape closes. The first
 * suggestion is always ready to be taken, because an officer types a few letters and presses Enter. */
export function Combobox(props: ComboboxProps) {
  const { label, text, choices, nothing, inline = false, waiting = false } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const { shown, current, take, pressed, typed, close } = useSuggestions(props);
  return (
    <div className={inline ? 'desk-combobox desk-combobox--inline' : 'desk-combobox'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="ds-input"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && choices.length > 0 ? `${id}-${current}` : undefined}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus}
        data-first
        value={text}
        onChange={(event) => {
          typed();
          props.onText(event.target.value);
        }}
        onKeyDown={pressed}
        onBlur={close}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} className="desk-combobox__list" hidden={!shown}>
        {shown &&
          choices.map((choice, index) => (
            <Suggestion
              key={choice.id}
              id={`${id}-${index}`}
              choice={choice}
              selected={index === current}
              onTake={() => take(choice)}
            />
          ))}
        {shown && choices.length === 0 && !waiting && (
          <li role="option" aria-selected="false" aria-disabled="true" className="desk-quiet">
            {nothing}
          </li>
        )}
      </ul>
    </div>
  );
}

function Suggestion(props: { id: string; choice: Choice; selected: boolean; onTake: () => void }) {
  return (
    // The keyboard acts on the field, and the pointer must not take the focus out of it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      id={props.id}
      role="option"
      aria-selected={props.selected}
      ref={(element) => {
        if (props.selected) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onTake}
    >
      <span>{props.choice.label}</span>
      {props.choice.detail !== undefined && <small>{props.choice.detail}</small>}
    </li>
  );
}
