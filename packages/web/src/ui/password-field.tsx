import { useState } from 'react';
import { useTexts } from '../lib/texts.ts';
import { Button } from './button.tsx';
import { Field, describedBy } from './field.tsx';

interface PasswordFieldProps {
  readonly id: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The password, hidden until somebody wants to see what they type. */
export function PasswordField({ id, error, value, onChange }: PasswordFieldProps) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  const frame = { id, label: t('shared:sign-in.password'), error };
  return (
    <Field {...frame}>
      <div className="password-row">
        <input
          className="ds-input"
          id={id}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          data-first
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(frame)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <Button variant="secondary" aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          {t(shown ? 'shared:sign-in.hide' : 'shared:sign-in.show')}
          <span className="ds-sr-only"> {t('shared:sign-in.show.what')}</span>
        </Button>
      </div>
    </Field>
  );
}
