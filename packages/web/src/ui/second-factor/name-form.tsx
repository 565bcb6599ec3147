import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';
import { TextField } from '../field.tsx';

interface NameFormProps {
  readonly id: string;
  readonly known: string;
  /** What the button says. */
  readonly verb: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
}

/** Asks what its holder calls a second factor. */
export function NameForm({ id, known, verb, busy, onName, onLeave }: NameFormProps) {
  const { t } = useTexts('factors');
  const [name, setName] = useState(known);
  const [isAsked, setAsked] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '') onName(name);
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        id={id}
        label={t('name.label')}
        hint={t('name.hint')}
        error={isAsked && name.trim() === '' ? t('name.missing') : undefined}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <p className="row-buttons">
        <Button type="submit" busy={busy}>
          {verb}
        </Button>
        <Button variant="tertiary" onClick={onLeave}>
          {t('leave')}
        </Button>
      </p>
    </form>
  );
}
