import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Session } from '@dongbo/contract';
import { problemText } from '../lib/problem.ts';
import { useSignIn } from '../lib/session.ts';
import { useTexts } from '../lib/texts.ts';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Field, TextField, describedBy } from './field.tsx';

interface SignInFormProps {
  readonly idPrefix: string;
  /** Who is expected. */
  readonly username?: string;
  /** Only the expected person may sign in here: what stands on the page is theirs. */
  readonly onlyThem?: boolean;
  readonly onDone?: (session: Session) => void;
  /** Other ways out, beside the button. */
  readonly children?: ReactNode;
}

/** User name and password. What is missing is told at the field; what the server refuses, above the form. */
export function SignInForm({ idPrefix, username: known = '', onlyThem = false, onDone, children }: SignInFormProps) {
  const { t } = useTexts();
  const signIn = useSignIn();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const nameError = asked && username.trim() === '' ? t('shared:sign-in.username.missing') : undefined;
  const passwordError = asked && password === '' ? t('shared:sign-in.password.missing') : undefined;
  const nameId = `${idPrefix}-username`;
  const passwordId = `${idPrefix}-password`;

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (username.trim() === '' || password === '') return;
    signIn.mutate(
      { username, password },
      { onSuccess: (session) => onDone?.(session), onError: () => setPassword('') },
    );
  }

  const errors = [
    ...(nameError ? [{ target: nameId, text: nameError }] : []),
    ...(passwordError && !signIn.isError ? [{ target: passwordId, text: passwordError }] : []),
  ];
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary title={t('shared:errors.title')} entries={errors} />
      {signIn.isError && <Refused error={signIn.error} />}
      <TextField
        id={nameId}
        label={t('shared:sign-in.username')}
        error={nameError}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={onlyThem}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <PasswordField
        id={passwordId}
        error={signIn.isError ? undefined : passwordError}
        value={password}
        onChange={setPassword}
      />
      <p className="row-buttons">
        <Button type="submit" busy={signIn.isPending}>
          {t('shared:sign-in.button')}
        </Button>
        {children}
      </p>
    </form>
  );
}

interface PasswordFieldProps {
  readonly id: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The password, hidden until somebody wants to see what they type. */
function PasswordField({ id, error, value, onChange }: PasswordFieldProps) {
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

function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTexts();
  return (
    <Alert tone="danger" live="assertive">
      <p>{problemText(t, error)}</p>
    </Alert>
  );
}
