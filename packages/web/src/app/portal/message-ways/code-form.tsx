import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link } from 'wouter';
import type { MessageWay } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { confirmMessageAddress } from './endpoints.ts';
import { messageWaysQuery } from './queries.ts';
import { shownAddress } from './shown-address.ts';

type Asked = NonNullable<MessageWay['asked']>;

interface CodeFormProps {
  readonly way: MessageWay;
  readonly asked: Asked;
  /** Another address, or another code. */
  readonly onOther: () => void;
}

/** Takes the code that was sent, with what became of the message that carries it. */
export function CodeForm({ way, asked, onOther }: CodeFormProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const { channel } = way;
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const confirm = useMutation({
    mutationFn: () => api.call(confirmMessageAddress, { channel, code }),
    async onSuccess({ outcome, triesLeft }) {
      if (outcome === 'wrong') setFault(t('ways.code.wrong', { n: triesLeft }));
      if (outcome !== 'wrong' || triesLeft === 0) await client.invalidateQueries(messageWaysQuery);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const isWhole = /^\d{6}$/.test(code);
    setFault(isWhole ? undefined : t('ways.code.six'));
    if (isWhole) confirm.mutate();
  }
  const isLost = asked.sending === 'refused' || asked.sending === 'failed';
  const address = shownAddress(way, asked.address);
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <Alert tone={isLost ? 'warning' : 'info'} live="polite">
        <p>
          {t(isLost ? `ways.sending.${asked.sending}` : way.isSimulated ? 'ways.sending.simulated' : 'ways.sending', {
            address,
          })}{' '}
          {!isLost && way.isSimulated && (
            <Link href="/cua-toi/tin-mo-phong" className="ds-link">
              {t('ways.simulated.code')}
            </Link>
          )}
        </p>
      </Alert>
      {!isLost && (
        <TextField
          id={`code-${channel}`}
          label={t('ways.code')}
          error={fault ?? (confirm.error === null ? undefined : problemText(t, confirm.error))}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value.trim())}
        />
      )}
      <p className="row-buttons">
        {!isLost && (
          <Button type="submit" busy={confirm.isPending}>
            {t('ways.confirm')}
          </Button>
        )}
        <Button variant="tertiary" onClick={onOther}>
          {t('ways.other')}
        </Button>
      </p>
    </form>
  );
}
