import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { OutputOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useEntered } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { TextField } from '../../../ui/field.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { safeNext } from '../safe-next.ts';
import { AddressFields } from './address-fields.tsx';
import type { TypedAddress } from './address-fields.tsx';
import { CodeStep } from './code-step.tsx';
import { askNewPassword, confirmNewPassword } from './endpoints.ts';
import { summaryOf } from './summary-of.ts';

type Asked = OutputOf<typeof askNewPassword>;

interface Typed extends TypedAddress {
  readonly number: string;
}

/** Where a citizen or a business chooses a new password by a code. */
export function ForgottenPage() {
  const { t } = useTexts();
  const [, go] = useLocation();
  const entered = useEntered();
  const next = safeNext(new URLSearchParams(useSearch()).get('next'));
  const [typed, setTyped] = useState<Typed>({ number: '', channel: 'sms', address: '' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [changed, setChanged] = useState<string | null>(null);
  if (changed !== null) return <Changed username={changed} />;
  return (
    <div className="sign-in">
      <div className="sign-in-form stack">
        <PageHeading title={t('forgotten.title')} />
        {asked === null ? (
          <AskForm typed={typed} onChange={setTyped} onAsked={setAsked} />
        ) : (
          <CodeStep
            asked={asked}
            address={typed.address}
            confirm={confirmNewPassword}
            button={t('forgotten.save')}
            onOther={() => setAsked(null)}
            onDone={({ session, username }) => {
              if (session === null) setChanged(username);
              else void entered(session).then(() => go(next ?? '/cua-toi', { replace: true }));
            }}
          />
        )}
      </div>
      <section className="sign-in-help" aria-labelledby="forgotten-help">
        <h2 className="ds-heading" data-size="2xs" id="forgotten-help">
          {t('sign-up.help')}
        </h2>
        <p>{t('forgotten.officials')}</p>
        <p>{t('forgotten.no-code')}</p>
      </section>
    </div>
  );
}

interface AskFormProps {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly onAsked: (asked: Asked) => void;
}

function AskForm({ typed, onChange, onAsked }: AskFormProps) {
  const { t } = useTexts();
  const [errors, setErrors] = useState<{ number?: string; address?: string }>({});
  const ask = useMutation({ mutationFn: () => api.call(askNewPassword, typed), onSuccess: onAsked });
  const names = ['number', 'address'] as const;

  function submit(event: FormEvent) {
    event.preventDefault();
    const missing = names.filter((name) => typed[name].trim() === '');
    setErrors(Object.fromEntries(missing.map((name) => [name, t(`sign-up.missing.${name}`)])));
    if (missing.length === 0) ask.mutate();
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>{t('forgotten.text')}</p>
      <ErrorSummary title={t('shared:errors.title')} entries={summaryOf('forgotten', names, errors)} />
      {ask.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, ask.error)}</p>
        </Alert>
      )}
      <TextField
        id="forgotten-number"
        label={t('forgotten.number')}
        error={errors.number}
        autoComplete="off"
        maxLength={40}
        value={typed.number}
        onChange={(event) => onChange({ ...typed, number: event.target.value })}
      />
      <AddressFields
        idPrefix="forgotten"
        value={typed}
        error={errors.address}
        onChange={(address) => onChange({ ...typed, ...address })}
      />
      <p>
        <Button type="submit" busy={ask.isPending}>
          {t('sign-up.ask')}
        </Button>
      </p>
    </form>
  );
}

/** The password was changed, and the second factor is asked for at the next sign-in. */
function Changed({ username }: { readonly username: string }) {
  const { t } = useTexts();
  return (
    <div className="sign-in">
      <div className="sign-in-form stack">
        <PageHeading title={t('forgotten.changed')} />
        <p>{t('forgotten.changed.text', { username })}</p>
        <p>
          <Link className="ds-button" data-variant="primary" href="/dang-nhap">
            {t('sign-up.sign-in')}
          </Link>
        </p>
      </div>
    </div>
  );
}
