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
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Hotline } from '../../../ui/frame.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { safeNext } from '../safe-next.ts';
import { AddressFields } from './address-fields.tsx';
import type { TypedAddress } from './address-fields.tsx';
import { CodeStep } from './code-step.tsx';
import { askSignUp, confirmSignUp } from './endpoints.ts';
import { summaryOf } from './summary-of.ts';

type Asked = OutputOf<typeof askSignUp>;

interface Typed extends TypedAddress {
  readonly holder: 'person' | 'organisation';
  readonly name: string;
  readonly number: string;
}

const nothing: Typed = { holder: 'person', name: '', number: '', channel: 'sms', address: '' };

/** Where somebody makes an account: who they are, then the code that was sent and a password. Afterwards they are where they were. */
export function SignUpPage() {
  const { t } = useTexts();
  const [, go] = useLocation();
  const entered = useEntered();
  const next = safeNext(new URLSearchParams(useSearch()).get('next'));
  const [typed, setTyped] = useState(nothing);
  const [asked, setAsked] = useState<Asked | null>(null);
  const signInPath = next === null ? '/dang-nhap' : `/dang-nhap?next=${encodeURIComponent(next)}`;
  return (
    <div className="sign-in">
      <div className="sign-in-form stack">
        <PageHeading title={t(asked === null ? 'sign-up.title' : 'sign-up.confirm.title')} />
        {asked === null ? (
          <WhoForm typed={typed} onChange={setTyped} onAsked={setAsked} />
        ) : (
          <CodeStep
            asked={asked}
            address={typed.address}
            confirm={confirmSignUp}
            button={t('sign-up.make')}
            onOther={() => setAsked(null)}
            onDone={({ session }) => {
              if (session !== null) void entered(session).then(() => go(next ?? '/cua-toi', { replace: true }));
            }}
          />
        )}
      </div>
      <section className="sign-in-help" aria-labelledby="sign-up-help">
        <h2 className="ds-heading" data-size="2xs" id="sign-up-help">
          {t('sign-up.help')}
        </h2>
        <p>
          {t('sign-up.known')}{' '}
          <Link className="ds-link" href={signInPath}>
            {t('sign-up.sign-in')}
          </Link>
        </p>
        <p>{t('sign-up.unproven')}</p>
        <p>
          {t('sign-up.hotline')} <Hotline />
        </p>
      </section>
    </div>
  );
}

interface WhoFormProps {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly onAsked: (asked: Asked) => void;
}

function WhoForm({ typed, onChange, onAsked }: WhoFormProps) {
  const { t } = useTexts();
  // What was missing when the button was pressed: said until it is pressed again.
  const [errors, setErrors] = useState<{ name?: string; number?: string; address?: string }>({});
  const ask = useMutation({ mutationFn: () => api.call(askSignUp, typed), onSuccess: onAsked });
  const isPerson = typed.holder === 'person';
  const names = ['name', 'number', 'address'] as const;

  function submit(event: FormEvent) {
    event.preventDefault();
    const missing = names.filter((name) => typed[name].trim() === '');
    setErrors(Object.fromEntries(missing.map((name) => [name, t(`sign-up.missing.${name}`)])));
    if (missing.length === 0) ask.mutate();
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary title={t('shared:errors.title')} entries={summaryOf('sign-up', names, errors)} />
      {ask.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, ask.error)}</p>
        </Alert>
      )}
      <WhoseChoice value={typed.holder} onChange={(holder) => onChange({ ...typed, holder })} />
      <TextField
        id="sign-up-name"
        label={t(isPerson ? 'sign-up.name' : 'sign-up.organisation')}
        error={errors.name}
        autoComplete={isPerson ? 'name' : 'organization'}
        maxLength={200}
        value={typed.name}
        onChange={(event) => onChange({ ...typed, name: event.target.value })}
      />
      <TextField
        id="sign-up-number"
        label={t(isPerson ? 'sign-up.number' : 'sign-up.tax-code')}
        hint={t(isPerson ? 'sign-up.number.hint' : 'sign-up.tax-code.hint')}
        error={errors.number}
        autoComplete="off"
        inputMode={isPerson ? 'text' : 'numeric'}
        maxLength={40}
        value={typed.number}
        onChange={(event) => onChange({ ...typed, number: event.target.value })}
      />
      <AddressFields
        idPrefix="sign-up"
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

interface WhoseChoiceProps {
  readonly value: Typed['holder'];
  readonly onChange: (holder: Typed['holder']) => void;
}

function WhoseChoice({ value, onChange }: WhoseChoiceProps) {
  const { t } = useTexts();
  return (
    <ChoiceGroup
      id="sign-up-holder"
      label={t('sign-up.holder')}
      options={[
        { value: 'person', label: t('sign-up.holder.person') },
        { value: 'organisation', label: t('sign-up.holder.organisation') },
      ]}
      value={value}
      onChange={(holder) => onChange(holder === 'organisation' ? holder : 'person')}
    />
  );
}
