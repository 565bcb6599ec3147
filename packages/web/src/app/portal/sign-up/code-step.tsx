import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { OutputOf } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { TextField } from '../../../ui/field.tsx';
import { NewPassword, faultsOfNewPassword } from '../../../ui/new-password/new-password.tsx';
import { readSimulatedCode } from './endpoints.ts';
import { summaryOf } from './summary-of.ts';
import type { askSignUp, confirmNewPassword, confirmSignUp } from './endpoints.ts';

type Asked = OutputOf<typeof askSignUp>;
type Confirmed = OutputOf<typeof confirmSignUp>;

interface CodeStepProps {
  readonly asked: Asked;
  /** Where the code went, as it was typed. */
  readonly address: string;
  readonly confirm: typeof confirmSignUp | typeof confirmNewPassword;
  readonly button: string;
  readonly onDone: (done: Confirmed) => void;
  /** Another address, or another code; what was typed before stays. */
  readonly onOther: () => void;
}

/** The code that was sent and the password: what was typed stays when a code was wrong. */
export function CodeStep({ asked, address, confirm, button, onDone, onOther }: CodeStepProps) {
  const { t } = useTexts();
  const [code, setCode] = useState('');
  const [value, setValue] = useState({ password: '', again: '' });
  const [errors, setErrors] = useState<ReturnType<typeof faultsOfNewPassword> & { readonly code?: string }>({});
  const rules = { strength: asked.strength, names: [] };
  const send = useMutation({
    mutationFn: () => api.call(confirm, { askId: asked.askId, code, password: value.password }),
    onSuccess(done) {
      if (done.outcome === 'done') onDone(done);
      else if (done.outcome === 'over') setErrors({ code: t('sign-up.code.over') });
      else setErrors({ code: t('sign-up.code.wrong', { n: done.triesLeft }) });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = {
      ...faultsOfNewPassword(t, value, rules),
      ...(!/^\d{6}$/.test(code) && { code: t('sign-up.code.six') }),
    };
    setErrors(found);
    if (found.code === undefined && found.password === undefined && found.again === undefined) send.mutate();
  }

  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>{t('sign-up.sent', { address })}</p>
      {asked.isSimulated && <SimulatedMessage askId={asked.askId} />}
      <ErrorSummary
        title={t('shared:errors.title')}
        entries={summaryOf('code-step', ['code', 'password', 'again'], errors)}
      />
      {send.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, send.error)}</p>
        </Alert>
      )}
      <TextField
        id="code-step-code"
        label={t('sign-up.code')}
        error={errors.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={(event) => setCode(event.target.value.trim())}
      />
      <NewPassword idPrefix="code-step" {...rules} value={value} errors={errors} onChange={setValue} />
      <p className="row-buttons">
        <Button type="submit" busy={send.isPending}>
          {button}
        </Button>
        <Button variant="tertiary" onClick={onOther}>
          {t('sign-up.other')}
        </Button>
      </p>
    </form>
  );
}

/** What the message says, where it goes nowhere: a demonstration. */
function SimulatedMessage({ askId }: Pick<Asked, 'askId'>) {
  const { t } = useTexts();
  const read = useMutation({ mutationFn: () => api.call(readSimulatedCode, { askId }) });
  return (
    <Alert tone="warning" live="polite">
      <p>{t('sign-up.simulated')}</p>
      {read.data && <p className="message-text">{read.data.text ?? t('sign-up.simulated.none')}</p>}
      {read.isError && <p>{problemText(t, read.error)}</p>}
      <p>
        <Button variant="secondary" busy={read.isPending} onClick={() => read.mutate()}>
          {t('sign-up.simulated.read')}
        </Button>
      </p>
    </Alert>
  );
}
