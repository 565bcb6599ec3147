import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Session } from '@dongbo/contract';
import { problemText } from '../../lib/problem.ts';
import { useSignIn } from '../../lib/session.ts';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { TextField } from '../../ui/field.tsx';

interface SignInFormProps {
  readonly idPrefix: string;
  readonly username?: string;
  readonly onDone: (session: Session) => void;
}

/** User name and password. What is missing is told at the field; what the server refuses, above the form. */
export function SignInForm({ idPrefix, username: known = '', onDone }: SignInFormProps) {
  const { t } = useTexts();
  const signIn = useSignIn();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const nameError = asked && username.trim() === '' ? t('sign-in.username.missing') : undefined;
  const passwordError = asked && password === '' ? t('sign-in.password.missing') : undefined;
  const nameId = `${idPrefix}-username`;
  const passwordId = `${idPrefix}-password`;

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (username.trim() === '' || password === '') return;
    signIn.mutate({ username, password }, { onSuccess: onDone, onError: () => setPassword('') });
  }

  const errors = [
    ...(nameError ? [{ target: nameId, text: nameError }] : []),
    ...(passwordError && !signIn.isError ? [{ target: passwordId, text: passwordError }] : []),
  ];
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary title={t('errors.title')} entries={errors} />
      {signIn.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, signIn.error)}</p>
        </Alert>
      )}
      <TextField
        id={nameId}
        label={t('sign-in.username')}
        error={nameError}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <TextField
        id={passwordId}
        label={t('sign-in.password')}
        type="password"
        error={signIn.isError ? undefined : passwordError}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <p>
        <Button type="submit" busy={signIn.isPending}>
          {t('sign-in.button')}
        </Button>
      </p>
    </form>
  );
}
