import type { RightGrant } from '@dongbo/contract/administration';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { StateMark } from '../../../ui/desk/state-mark.tsx';
import type { Mark } from '../../../ui/desk/state-mark.tsx';
import { TextField } from '../../../ui/field.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { rightsKey, sendWithdrawal } from './queries.ts';

const marks: Readonly<Record<RightGrant['state'], Mark>> = {
  active: 'running',
  locked: 'begun',
  future: 'begun',
  ended: 'stopped',
  'account-closed': 'stopped',
};

export function GrantTag({ state }: { readonly state: RightGrant['state'] }) {
  const { t } = useTexts();
  return <StateMark mark={marks[state]}>{t(`terms:grant-state.${state}`)}</StateMark>;
}

/** How long a right stands: from when, and until when where it ends. */
export function GrantTime({ grant }: { readonly grant: Pick<RightGrant, 'validFrom' | 'validTo'> }) {
  const { t } = useTexts('administration-desk');
  return (
    <>
      <TimeText at={grant.validFrom} short /> –{' '}
      {grant.validTo === null ? t('rights.no-end') : <TimeText at={grant.validTo} short />}
    </>
  );
}

function Withdraw({ grant }: { readonly grant: RightGrant }) {
  const { t, language } = useTexts('administration-desk');
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => sendWithdrawal({ grantId: grant.id, version: grant.version, reason }),
    onSuccess: async () => {
      announce(t('rights.withdrawn', { role: grant.roleName[language] }));
      await client.invalidateQueries({ queryKey: [rightsKey] });
    },
  });
  if (!asked)
    return (
      <Button variant="tertiary" danger onClick={() => setAsked(true)}>
        {t('rights.withdraw')}
      </Button>
    );
  return (
    <form
      className="desk-action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 3) send.mutate();
      }}
    >
      {send.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, send.error)}</p>
        </Alert>
      )}
      <TextField
        id={`withdraw-${grant.id}`}
        label={t('rights.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" danger busy={send.isPending}>
          {t('rights.withdraw')}
        </Button>
        <Button variant="secondary" onClick={() => setAsked(false)}>
          {t('rights.back')}
        </Button>
      </p>
    </form>
  );
}

/** A right with where it is held, how long, by whom it was given and why. */
export function GrantCard({ grant }: { readonly grant: RightGrant }) {
  const { t, language } = useTexts('administration-desk');
  const { may, session } = useDesk();
  const stands = grant.state !== 'ended';
  const mayChange = may('administration.grant.withdraw') && session.space === 'official';
  return (
    <li className="desk-card">
      <h3>
        {grant.roleName[language]} <GrantTag state={grant.state} />
      </h3>
      <dl className="desk-facts">
        <Fact name={t('rights.unit')}>{grant.unit.name}</Fact>
        {grant.field !== null && <Fact name={t('rights.field')}>{grant.field}</Fact>}
        <Fact name={t('rights.time')}>
          <GrantTime grant={grant} />
        </Fact>
        <Fact name={t('rights.given-by')}>{grant.givenBy?.name ?? t('rights.by-installation')}</Fact>
        <Fact name={t('rights.reason')}>{grant.reason ?? t('rights.no-reason')}</Fact>
      </dl>
      {stands && mayChange && <Withdraw grant={grant} />}
    </li>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
