import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MessageWay } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert, Tag } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { AddressForm } from './address-form.tsx';
import { CodeForm } from './code-form.tsx';
import { removeMessageAddress, setMessageWay } from './endpoints.ts';
import { messageWaysQuery } from './queries.ts';
import { shownAddress } from './shown-address.ts';

/** One way to be told: whether it is on, where to, and what can be done about it. */
export function WayPart({ way }: { readonly way: MessageWay }) {
  const { t } = useTexts();
  const { channel, state, address, asked, isOffered } = way;
  const [changes, setChanges] = useState(false);
  const titleId = `way-${channel}`;
  const asks = asked !== null && asked.triesLeft > 0 && !changes;
  return (
    <section className="stack" aria-labelledby={titleId}>
      <div className="dossier-list-head">
        <h2 className="ds-heading" data-size="xs" id={titleId}>
          {t(`ways.${channel}`)}
        </h2>
        <Tag tone={state === 'on' ? 'success' : state === 'returned' ? 'warning' : 'neutral'}>
          {t(`ways.state.${state}`)}
        </Tag>
      </div>
      {state === 'returned' && (
        <Alert tone="warning">
          <p>{t(`ways.returned.${channel}`)}</p>
        </Alert>
      )}
      {address !== null && <p className="tabular">{shownAddress(way, address)}</p>}
      {!isOffered && <p className="quiet">{t('ways.not-offered')}</p>}
      {isOffered && asks && <CodeForm way={way} asked={asked} onOther={() => setChanges(true)} />}
      {isOffered && !asks && (address === null || changes || state === 'returned') && (
        <AddressForm way={way} onDone={() => setChanges(false)} />
      )}
      {address !== null && !asks && !changes && <Acts way={way} onChange={() => setChanges(true)} />}
    </section>
  );
}

function Acts({ way, onChange }: { readonly way: MessageWay; readonly onChange: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const { channel, state, isOffered } = way;
  const done = { onSuccess: () => client.invalidateQueries(messageWaysQuery) };
  const turn = useMutation({ mutationFn: (on: boolean) => api.call(setMessageWay, { channel, on }), ...done });
  const remove = useMutation({ mutationFn: () => api.call(removeMessageAddress, { channel }), ...done });
  const error = turn.error ?? remove.error;
  return (
    <>
      {error !== null && <Failed error={error} />}
      <p className="row-buttons">
        {state === 'on' && (
          <Button variant="secondary" busy={turn.isPending} onClick={() => turn.mutate(false)}>
            {t('ways.turn-off')}
          </Button>
        )}
        {state === 'off' && isOffered && (
          <Button busy={turn.isPending} onClick={() => turn.mutate(true)}>
            {t('ways.turn-on')}
          </Button>
        )}
        {state !== 'returned' && isOffered && (
          <Button variant="tertiary" onClick={onChange}>
            {t(`ways.change.${channel}`)}
          </Button>
        )}
        <Button variant="tertiary" danger busy={remove.isPending} onClick={() => remove.mutate()}>
          {t(`ways.remove.${channel}`)}
        </Button>
      </p>
    </>
  );
}
