import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { MessageWay } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { askMessageCode } from './endpoints.ts';
import { messageWaysQuery } from './queries.ts';

/** Asks for an address and has a code sent there. */
export function AddressForm({ way, onDone }: { readonly way: MessageWay; readonly onDone: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const { channel } = way;
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () => api.call(askMessageCode, { channel, address }),
    async onSuccess() {
      await client.invalidateQueries(messageWaysQuery);
      onDone();
    },
  });
  const missing = tried && address.trim() === '' ? t(`ways.missing.${channel}`) : undefined;
  const error = missing ?? (ask.error === null ? undefined : problemText(t, ask.error));
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (address.trim() !== '') ask.mutate();
  }
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        id={`address-${channel}`}
        label={t(`ways.address.${channel}`)}
        hint={t('ways.address.hint')}
        error={error}
        type={channel === 'sms' ? 'tel' : 'email'}
        autoComplete={channel === 'sms' ? 'tel' : 'email'}
        maxLength={254}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <p className="row-buttons">
        <Button type="submit" busy={ask.isPending}>
          {t('ways.send-code')}
        </Button>
        {way.address !== null && way.state !== 'returned' && (
          <Button variant="tertiary" onClick={onDone}>
            {t('ways.keep')}
          </Button>
        )}
      </p>
    </form>
  );
}
