import type { RightGrant } from '@dongbo/contract/administration';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { StateMark } from '../../../ui/desk/state-mark.tsx';
import type { Mark } from '../../../ui/desk/state-mark.tsx';
import { Act } from '../delegations/act.tsx';
import { ActForm } from '../delegations/act-form.tsx';
import { DelegateForm } from '../delegations/delegate-form.tsx';
import { sendLastDay } from '../delegations/queries.ts';
import { GrantTime } from './grant-time.tsx';
import { sendWithdrawal } from './queries.ts';

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

function WithdrawForm({ grant, onClose }: { readonly grant: RightGrant; readonly onClose: () => void }) {
  const { t, language } = useTexts('administration-desk');
  return (
    <ActForm
      id={`withdraw-${grant.id}`}
      label={t('rights.withdraw')}
      done={t('rights.withdrawn', { role: grant.roleName[language] })}
      danger
      send={(reason) => sendWithdrawal({ grantId: grant.id, version: grant.version, reason })}
      onClose={onClose}
    />
  );
}

/** Another last day; none where the field is left empty. */
function LastDayForm({ grant, onClose }: { readonly grant: RightGrant; readonly onClose: () => void }) {
  const { t } = useTexts('administration-desk');
  const [to, setTo] = useState('');
  return (
    <ActForm
      id={`last-day-${grant.id}`}
      label={t('rights.last-day')}
      done={t('rights.last-day.done')}
      send={(reason) => sendLastDay({ grantId: grant.id, version: grant.version, to: to === '' ? null : to, reason })}
      onClose={onClose}
    >
      <DayField label={t('rights.until')} value={to} onChange={setTo} />
      {to === '' && <p className="desk-quiet">{t('rights.last-day.none')}</p>}
    </ActForm>
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
        {grant.capacity !== null && (
          <Fact name={t('delegation.capacity')}>{t(`delegation.capacity.${grant.capacity}`)}</Fact>
        )}
        {grant.title !== null && <Fact name={t('delegation.title')}>{grant.title}</Fact>}
        {grant.sourceGrantId !== null && <Fact name={t('rights.origin')}>{t('rights.delegated')}</Fact>}
        <Fact name={t('rights.given-by')}>{grant.givenBy?.name ?? t('rights.by-installation')}</Fact>
        <Fact name={t('rights.reason')}>{grant.reason ?? t('rights.no-reason')}</Fact>
      </dl>
      {stands && mayChange && (
        <div className="desk-actions">
          <Act label={t('rights.last-day')}>{(close) => <LastDayForm grant={grant} onClose={close} />}</Act>
          {grant.sourceGrantId === null && (
            <Act label={t('delegation.start')}>{(close) => <DelegateForm grant={grant} onClose={close} />}</Act>
          )}
          <Act label={t('rights.withdraw')}>{(close) => <WithdrawForm grant={grant} onClose={close} />}</Act>
        </div>
      )}
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
