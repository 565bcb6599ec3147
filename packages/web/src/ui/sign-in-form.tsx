import { lazy, Suspense, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Session } from '@dongbo/contract';
import { problemText } from '../lib/problem.ts';
import { useEntered, useSignIn } from '../lib/session.ts';
import { useTexts, withTexts } from '../lib/texts.ts';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { TextField } from './field.tsx';
import { PasswordField } from './password-field.tsx';
import { factorTexts } from './second-factor/texts.ts';
import { Loading } from './states.tsx';

const SecondStep = lazy(
  withTexts([factorTexts], async () => ({ default: (await import('./second-factor/second-step.tsx')).SecondStep })),
);

interface SignInFormProps {
  readonly idPrefix: string;
  /** Who is expected. */
  readonly username?: string;
  /** Only the expected person may sign in here: what stands on the page is theirs. */
  readonly onlyThem?: boolean;
  /** What the user name is, where that is not plain to everybody. */
  readonly nameHint?: string;
  readonly onDone?: (session: Session) => void;
  /** Other ways out, beside the button. */
  readonly children?: ReactNode;
}

/** User name and password, then the second factor where the account has one; or a passkey alone. What is missing is told at the field; what
 * the server refuses, above the form. */
export function SignInForm(props: SignInFormProps) {
  const { t } = useTexts();
  const entered = useEntered();
  const [isSecondStep, setSecondStep] = useState(false);
  const done = async (session: Session) => {
    await entered(session);
    props.onDone?.(session);
  };
  if (!isSecondStep)
    return (
      <div className="stack">
        <FirstStep {...props} onEntered={done} onSecondStep={() => setSecondStep(true)} />
        <ByPasskey onDone={done} />
      </div>
    );
  return (
    <Suspense fallback={<Loading />}>
      <SecondStep idPrefix={props.idPrefix} onDone={(session) => void done(session)}>
        <Button variant="tertiary" onClick={() => setSecondStep(false)}>
          {t('shared:sign-in.back')}
        </Button>
      </SecondStep>
    </Suspense>
  );
}

interface FirstStepProps extends SignInFormProps {
  readonly onEntered: (session: Session) => Promise<void>;
  readonly onSecondStep: () => void;
}

function FirstStep(props: FirstStepProps) {
  const { idPrefix, username: known = '', onlyThem = false, nameHint, onEntered, onSecondStep, children } = props;
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
      {
        onSuccess: (session) => (session.secondStep ? onSecondStep() : void onEntered(session)),
        onError: () => setPassword(''),
      },
    );
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary
        title={t('shared:errors.title')}
        entries={entriesOf([nameId, nameError], [passwordId, signIn.isError ? undefined : passwordError])}
      />
      {signIn.isError && <Refused error={signIn.error} />}
      <TextField
        id={nameId}
        label={t('shared:sign-in.username')}
        hint={nameHint}
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

/** What the summary above the form lists. */
const entriesOf = (...fields: readonly (readonly [target: string, text: string | undefined])[]) =>
  fields.flatMap(([target, text]) => (text === undefined ? [] : [{ target, text }]));

/** Under a numeric address no browser keeps passkeys. */
const mayHavePasskeys = (): boolean =>
  'PublicKeyCredential' in globalThis && !/^[\d.]+$|^\[/.test(globalThis.location.hostname);

/** A passkey signs in without name and password. */
function ByPasskey({ onDone }: { readonly onDone: (session: Session) => Promise<void> }) {
  const { t } = useTexts();
  const signIn = useMutation({
    mutationFn: async () => await (await import('./second-factor/passkey.ts')).signInByPasskey(),
    onSuccess: onDone,
  });
  if (!mayHavePasskeys()) return null;
  const isNotGiven = signIn.error?.name === 'PasskeyNotGiven';
  return (
    <>
      {signIn.isError &&
        (isNotGiven ? (
          <Alert tone="warning" live="assertive">
            <p>{t('shared:sign-in.passkey.not-given')}</p>
          </Alert>
        ) : (
          <Refused error={signIn.error} />
        ))}
      <p>
        <Button variant="secondary" busy={signIn.isPending} onClick={() => signIn.mutate()}>
          {t('shared:sign-in.passkey')}
        </Button>
      </p>
    </>
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
