import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { api } from '../../lib/api.ts';
import { problemText } from '../../lib/problem.ts';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../alert.tsx';
import { Button } from '../button.tsx';
import { TextField } from '../field.tsx';
import { Await } from '../states.tsx';
import { confirmTotp, startTotp } from './endpoints.ts';
import { NameForm } from './name-form.tsx';
import { makePasskey, PasskeyNotGiven } from './passkey.ts';

interface AddProps {
  /** Recovery codes that came with the first one; null: there are some already. */
  readonly onAdded: (codes: readonly string[] | null) => void;
  readonly onLeave: () => void;
}

/** Letters in fours, as people copy them. */
const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

/** Takes an authenticator app in: the picture, the same as letters, and the code that shows that it works. */
export function AddTotp({ onAdded, onLeave }: AddProps) {
  const { t } = useTexts('factors');
  // Each time one begins, a secret is made; it is not read again while one types.
  const query = useQuery({
    queryKey: ['new-totp'],
    queryFn: () => api.call(startTotp, {}),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  return (
    <section className="stack" aria-labelledby="add-totp">
      <h2 className="ds-heading" data-size="xs" id="add-totp">
        {t('add.totp')}
      </h2>
      <Await query={query}>
        {({ secret, qr }) => (
          <>
            <p>{t('totp.scan')}</p>
            <img
              className="totp-picture"
              alt={t('totp.picture')}
              src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
              width={220}
              height={220}
            />
            <p>
              {t('totp.letters')} <code>{inFours(secret)}</code>
            </p>
            <ConfirmTotp onAdded={onAdded} onLeave={onLeave} />
          </>
        )}
      </Await>
    </section>
  );
}

function ConfirmTotp({ onAdded, onLeave }: AddProps) {
  const { t } = useTexts('factors');
  const [name, setName] = useState(t('totp.name'));
  const [code, setCode] = useState('');
  const [isAsked, setAsked] = useState(false);
  const confirm = useMutation({
    mutationFn: () => api.call(confirmTotp, { code, name }),
    onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes),
    onError: () => setCode(''),
  });
  const isWhole = /^\d{3}\s?\d{3}$/.test(code.trim());
  const isNamed = name.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (isWhole && isNamed) confirm.mutate();
  }
  const refused = confirm.error === null ? undefined : problemText(t, confirm.error);
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        id="totp-name"
        label={t('name.label')}
        hint={t('name.hint')}
        error={isAsked && !isNamed ? t('name.missing') : undefined}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        id="totp-code"
        label={t('totp.label')}
        hint={t('totp.hint')}
        error={isAsked && !isWhole && !confirm.isError ? t('totp.missing') : refused}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <p className="row-buttons">
        <Button type="submit" busy={confirm.isPending}>
          {t('totp.add')}
        </Button>
        <Button variant="tertiary" onClick={onLeave}>
          {t('leave')}
        </Button>
      </p>
    </form>
  );
}

/** Has this device, or a key beside it, make a passkey. */
export function AddPasskey({ onAdded, onLeave }: AddProps) {
  const { t } = useTexts('factors');
  const add = useMutation({ mutationFn: makePasskey, onSuccess: onAdded });
  return (
    <section className="stack" aria-labelledby="add-passkey">
      <h2 className="ds-heading" data-size="xs" id="add-passkey">
        {t('add.passkey')}
      </h2>
      <p>{t('passkey.about')}</p>
      {add.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{add.error instanceof PasskeyNotGiven ? t('passkey.not-given') : problemText(t, add.error)}</p>
        </Alert>
      )}
      <NameForm
        id="passkey-name"
        known={t('passkey.name')}
        verb={t('passkey.make')}
        busy={add.isPending}
        onName={(name) => add.mutate(name)}
        onLeave={onLeave}
      />
    </section>
  );
}
