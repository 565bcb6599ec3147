import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { ConfirmationUse, ConfirmationWay, Session } from '@dongbo/contract';
import { api } from '../../lib/api.ts';
import { problemText } from '../../lib/problem.ts';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../alert.tsx';
import { Button } from '../button.tsx';
import { TextField } from '../field.tsx';
import { PasswordField } from '../password-field.tsx';
import { Await } from '../states.tsx';
import { confirmSignIn, getConfirmationWays, stepUp } from './endpoints.ts';
import { hasPasskeys, PasskeyNotGiven, signInByPasskey, stepUpByPasskey } from './passkey.ts';

/** What was ended by this browser alone is asked anew each time. */
const waysQuery = (use: ConfirmationUse) =>
  queryOptions({
    queryKey: ['confirmation-ways', use],
    queryFn: ({ signal }) => api.call(getConfirmationWays, { use }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });

interface ConfirmationFormProps {
  readonly idPrefix: string;
  readonly use: ConfirmationUse;
  /** The session that was opened; null: that of before goes on. */
  readonly onDone: (session: Session | null) => void;
  /** Other ways out, beside the button. */
  readonly children?: ReactNode;
}

/** Asks who sits there: by passkey, code, recovery code, or by the password where there is nothing else. */
export function ConfirmationForm(props: ConfirmationFormProps) {
  const query = useQuery(waysQuery(props.use));
  return (
    <Await query={query}>
      {({ ways, demonstrationCode }) => (
        <Ways
          {...props}
          ways={ways.filter((way) => way !== 'passkey' || hasPasskeys())}
          demonstrationCode={demonstrationCode}
          onCode={() => void query.refetch()}
        />
      )}
    </Await>
  );
}

interface WaysProps extends ConfirmationFormProps {
  readonly ways: readonly ConfirmationWay[];
  readonly demonstrationCode: string | null;
  /** Another code of the demonstration. */
  readonly onCode: () => void;
}

function Ways({ ways, ...props }: WaysProps) {
  const { t } = useTexts('factors');
  const [chosen, setChosen] = useState<ConfirmationWay | null>(null);
  const way = chosen ?? ways[0];
  if (way === undefined)
    return (
      <>
        <Alert tone="warning">
          <p>{t('refusals:session.step-over')}</p>
        </Alert>
        <p className="row-buttons">{props.children}</p>
      </>
    );
  const others = ways.filter((one) => one !== way);
  return (
    <div className="stack">
      <OneWay key={way} way={way} {...props} />
      {others.length > 0 && (
        <p className="row-buttons">
          {others.map((other) => (
            <Button key={other} variant="tertiary" onClick={() => setChosen(other)}>
              {t(`other.${other}`)}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}

/** What is sent for a way. */
async function confirm(use: ConfirmationUse, way: ConfirmationWay, typed: string): Promise<Session | null> {
  if (way === 'passkey') {
    if (use === 'sign-in') return await signInByPasskey();
    await stepUpByPasskey();
    return null;
  }
  if (use === 'sign-in') return await api.call(confirmSignIn, { code: typed });
  await api.call(stepUp, way === 'password' ? { password: typed } : { code: typed });
  return null;
}

function OneWay({
  idPrefix,
  use,
  way,
  demonstrationCode,
  onCode,
  onDone,
  children,
}: Omit<WaysProps, 'ways'> & { way: ConfirmationWay }) {
  const { t } = useTexts('factors');
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const id = `${idPrefix}-${way}`;
  const sent = useMutation({
    mutationFn: () => confirm(use, way, typed),
    onSuccess: onDone,
    onError: () => setTyped(''),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const lacks = way !== 'passkey' && typed.trim() === '';
    setMissing(lacks);
    if (!lacks) sent.mutate();
  }
  const missing = isMissing ? t(`${way}.missing`) : undefined;
  return (
    <form className="stack" noValidate onSubmit={submit}>
      {sent.isError && (
        <Alert tone="danger" live="assertive">
          <p>{sent.error instanceof PasskeyNotGiven ? t('passkey.not-given') : problemText(t, sent.error)}</p>
        </Alert>
      )}
      {way === 'passkey' && <p>{t('passkey.what')}</p>}
      {way === 'password' && <PasswordField id={id} error={missing} value={typed} onChange={setTyped} />}
      {way === 'totp' && demonstrationCode !== null && (
        <DemonstrationCode code={demonstrationCode} onFill={setTyped} onOther={onCode} />
      )}
      {(way === 'totp' || way === 'recovery-code') && (
        <CodeField id={id} way={way} error={missing} value={typed} onChange={setTyped} />
      )}
      <p className="row-buttons">
        <Button type="submit" busy={sent.isPending} {...(way === 'passkey' ? { 'data-first': true } : {})}>
          {t(way === 'passkey' ? 'passkey.use' : 'confirm')}
        </Button>
        {children}
      </p>
    </form>
  );
}

interface CodeFieldProps {
  readonly id: string;
  readonly way: 'totp' | 'recovery-code';
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function CodeField({ way, onChange, ...frame }: CodeFieldProps) {
  const { t } = useTexts('factors');
  const isOfApp = way === 'totp';
  return (
    <TextField
      {...frame}
      label={t(`${way}.label`)}
      hint={t(`${way}.hint`)}
      inputMode={isOfApp ? 'numeric' : 'text'}
      autoComplete={isOfApp ? 'one-time-code' : 'off'}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={isOfApp ? 7 : 20}
      data-first
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface DemonstrationCodeProps {
  readonly code: string;
  readonly onFill: (code: string) => void;
  readonly onOther: () => void;
}

/** A demonstration account has no telephone: its code is shown, there alone. */
function DemonstrationCode({ code, onFill, onOther }: DemonstrationCodeProps) {
  const { t } = useTexts('factors');
  return (
    <Alert tone="info">
      <p>
        {t('demonstration')} <strong className="tabular">{code}</strong>
      </p>
      <p className="row-buttons">
        <Button variant="secondary" onClick={() => onFill(code)}>
          {t('demonstration.fill')}
        </Button>
        <Button variant="tertiary" onClick={onOther}>
          {t('demonstration.other')}
        </Button>
      </p>
    </Alert>
  );
}
