import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { OutputOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { instantInWords } from '../../../lib/dates.ts';
import { problemText } from '../../../lib/problem.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Hotline } from '../../../ui/frame.tsx';
import { NewPassword, faultsOfNewPassword } from '../../../ui/new-password/new-password.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Loading } from '../../../ui/states.tsx';
import { activateAccount, showInvitation } from './endpoints.ts';

/** The secret stands behind the # of the address: no server, log or other site gets to see it. */
const tokenOf = (hash: string): string | null =>
  // Copied out of a printed letter, it comes with the marks at which its lines break.
  /^#([\w-]{43})$/.exec(hash.replaceAll(/%E2%80%8B|%20|[\u200B\s]/gi, ''))?.[1] ?? null;

/** Where somebody who got a one-time link chooses their password. */
export function ActivationPage() {
  const { t } = useTexts();
  const [token] = useState(() => tokenOf(location.hash));
  const [username, setUsername] = useState<string | null>(null);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.call(showInvitation, { token: token ?? '' }),
    enabled: token !== null,
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (username !== null) return <Done username={username} />;
  return (
    <div className="sign-in">
      <div className="sign-in-form stack">
        <PageHeading title={t(invitation.data?.purpose === 'reset' ? 'activation.reset' : 'activation.title')} />
        {token === null && (
          <Alert tone="info">
            <p>{t('activation.no-link')}</p>
          </Alert>
        )}
        {token !== null && invitation.isPending && <Loading />}
        {invitation.isError && (
          <Alert tone="danger" live="assertive">
            <p>{problemText(t, invitation.error)}</p>
          </Alert>
        )}
        {token !== null && invitation.data && (
          <ActivationForm token={token} invitation={invitation.data} onDone={setUsername} />
        )}
        <p>
          {t('activation.help')} <Hotline />
        </p>
      </div>
    </div>
  );
}

interface ActivationFormProps {
  readonly token: string;
  readonly invitation: OutputOf<typeof showInvitation>;
  readonly onDone: (username: string) => void;
}

const nothing = { password: '', again: '' };

function ActivationForm({ token, invitation, onDone }: ActivationFormProps) {
  const { t, language } = useTexts();
  const [value, setValue] = useState(nothing);
  // What was wrong when the button was pressed: said until it is pressed again, so that nothing jumps while somebody types.
  const [errors, setErrors] = useState<ReturnType<typeof faultsOfNewPassword>>({});
  const activate = useMutation({
    mutationFn: () => api.call(activateAccount, { token, password: value.password }),
    onSuccess: ({ username }) => {
      // The link is used up: it does not stay in the history of a shared computer.
      history.replaceState(history.state, '', location.pathname);
      onDone(username);
    },
  });
  const rules = { strength: invitation.strength, names: [] };

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = faultsOfNewPassword(t, value, rules);
    setErrors(found);
    if (found.password === undefined && found.again === undefined) activate.mutate();
  }

  const entries = [
    ...(errors.password ? [{ target: 'activation-password', text: errors.password }] : []),
    ...(errors.again ? [{ target: 'activation-again', text: errors.again }] : []),
  ];
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>
        {t('activation.for', { name: invitation.name })}{' '}
        {t('activation.until', { until: instantInWords(invitation.expiresAt, language) })}
      </p>
      <ErrorSummary title={t('shared:errors.title')} entries={entries} />
      {activate.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, activate.error)}</p>
        </Alert>
      )}
      <NewPassword idPrefix="activation" {...rules} value={value} errors={errors} onChange={setValue} />
      <p className="row-buttons">
        <Button type="submit" busy={activate.isPending}>
          {t('activation.button')}
        </Button>
      </p>
    </form>
  );
}

function Done({ username }: { readonly username: string }) {
  const { t } = useTexts();
  return (
    <div className="sign-in">
      <div className="sign-in-form stack">
        <PageHeading title={t('activation.done')} />
        <Alert tone="success" live="polite">
          <p>{t('activation.done.text', { username })}</p>
        </Alert>
        <p>
          <a className="ds-button" data-variant="primary" href={`${spacePrefix}/dang-nhap`}>
            {t('activation.sign-in')}
          </a>
        </p>
      </div>
    </div>
  );
}
