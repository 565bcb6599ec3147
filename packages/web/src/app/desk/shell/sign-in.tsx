import type { Session } from '@dongbo/contract';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useSignIn, useSignOut } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { LanguageSwitch, TrialBand } from '../../../ui/frame.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';

interface SignInFormProps {
  /** Given when a session ended: only the same person may go on with what is on the page. */
  readonly username?: string;
  readonly onSignedIn?: (session: Session) => void;
  readonly children?: ReactNode;
}

function SignInForm({ username, onSignedIn, children }: SignInFormProps) {
  const { t } = useTexts();
  const signIn = useSignIn();
  const [name, setName] = useState(username ?? '');
  const [password, setPassword] = useState('');
  return (
    <form
      className="desk-sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ username: name, password }, { onSuccess: (session) => onSignedIn?.(session) });
      }}
    >
      {signIn.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, signIn.error)}</p>
        </Alert>
      )}
      <TextField
        id="sign-in-name"
        label={t('sign-in.username')}
        autoComplete="username"
        required
        autoFocus={username === undefined}
        readOnly={username !== undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        id="sign-in-password"
        label={t('sign-in.password')}
        type="password"
        autoComplete="current-password"
        required
        data-first
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" busy={signIn.isPending}>
          {t('sign-in.do')}
        </Button>
        {children}
      </p>
    </form>
  );
}

/** The whole page when nobody is signed in yet; the address stays, so that one lands where one wanted to go. */
export function SignInPage() {
  const { t } = useTexts();
  return (
    <>
      <title>{t('sign-in.title')}</title>
      <TrialBand />
      <main className="desk-sign-in-page">
        <h1>{t('sign-in.title')}</h1>
        <SignInForm />
        <LanguageSwitch />
      </main>
    </>
  );
}

/** The session has ended while somebody was at work. */
export function LostSessionDialog({ person }: { readonly person: NonNullable<Session['person']> }) {
  const { t } = useTexts();
  const signOut = useSignOut();
  return (
    <Modal title={t('session-lost.title')}>
      <p>{t('session-lost.text', { name: person.name })}</p>
      <SignInForm
        username={person.username}
        onSignedIn={(session) => session.person?.id !== person.id && location.reload()}
      >
        <Button variant="tertiary" onClick={() => signOut.mutate(undefined, { onSettled: () => location.reload() })}>
          {t('session-lost.other-person')}
        </Button>
      </SignInForm>
    </Modal>
  );
}

/** One minute before the session ends by itself. */
export function EndingDialog({ onStay }: { readonly onStay: () => void }) {
  const { t } = useTexts();
  return (
    <Modal title={t('session-ending.title')} onClose={onStay}>
      <p>{t('session-ending.text')}</p>
      <p className="desk-actions">
        <Button data-first onClick={onStay}>
          {t('session-ending.stay')}
        </Button>
      </p>
    </Modal>
  );
}
