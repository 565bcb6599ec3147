import { formatPhone } from '@dongbo/contract';
import type { PersonId } from '@dongbo/contract';
import type { Account } from '@dongbo/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { EndOfRight } from '../rights/grant-time.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { AccountActs } from './account-acts.tsx';
import { AccountTag } from './account-tag.tsx';
import { OfficialOnly } from './official-only.tsx';
import { personQuery } from './queries.ts';

/** One official: who they are, what they hold, what is open, what happened to the account, and what can be done to it. */
export function PersonPage() {
  const { personId } = useParams({ from: '/lam-viec/tai-khoan/$personId' });
  const query = useQuery(personQuery(personId as PersonId));
  return (
    <div className="desk-page desk-page--scroll">
      <Await query={query} page>
        {(account) => <OnePerson account={account} />}
      </Await>
    </div>
  );
}

function OnePerson({ account }: { readonly account: Account }) {
  const { t, language } = useTexts('administration-desk');
  return (
    <>
      <PageHead
        title={account.name}
        parent={{ link: deskLink({ to: '/lam-viec/tai-khoan' }), label: t('page.accounts') }}
      />
      <OfficialOnly />
      {account.isOwn && (
        <Alert tone="info">
          <p>{t('person.own')}</p>
        </Alert>
      )}
      <Facts account={account} />
      {!account.isOwn && <AccountActs account={account} />}
      <h2>{t('people.roles')}</h2>
      {account.roles.length === 0 && <p className="desk-quiet">{t('people.roles.none')}</p>}
      <ul>
        {account.roles.map(({ role, name, unit, field, validTo }) => (
          <li key={`${role} ${unit.id} ${field ?? ''}`}>
            {name[language]}, {unit.name}
            {field !== null && ` (${field})`}
            {validTo !== null && (
              <>
                {' '}
                <small>
                  {t('person.until')} <EndOfRight at={validTo} />
                </small>
              </>
            )}
          </li>
        ))}
      </ul>
      <h2>{t('person.work')}</h2>
      {account.work.length === 0 && <p className="desk-quiet">{t('person.work.none')}</p>}
      <ul>
        {account.work.map(({ unit, open, late }) => (
          <li key={unit?.id ?? 'nobody'}>
            {t('person.work.line', { unit: unit?.name ?? t('person.work.alone'), open, late })}
          </li>
        ))}
      </ul>
      <History account={account} />
    </>
  );
}

function Facts({ account }: { readonly account: Account }) {
  const { t } = useTexts('administration-desk');
  const { username, state, identityNumber, phone, email, lastSignedInAt, invitation } = account;
  return (
    <dl className="desk-facts">
      <Fact name={t('people.username')}>{username}</Fact>
      <Fact name={t('people.state')}>
        <AccountTag state={state} />
      </Fact>
      <Fact name={t('person.number')}>{identityNumber ?? '–'}</Fact>
      <Fact name={t('person.phone')}>{phone === null ? '–' : formatPhone(phone)}</Fact>
      <Fact name={t('person.email')}>{email ?? '–'}</Fact>
      <Fact name={t('person.last')}>
        {lastSignedInAt === null ? t('person.last.none') : <TimeText at={lastSignedInAt} />}
      </Fact>
      {invitation !== null && (
        <Fact name={t('person.invitation')}>
          {t(invitation.expired ? 'person.invitation.over' : 'person.invitation.until')}{' '}
          <TimeText at={invitation.expiresAt} />
        </Fact>
      )}
    </dl>
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

function History({ account: { history } }: { readonly account: Account }) {
  const { t } = useTexts('administration-desk');
  return (
    <>
      <h2>{t('person.history')}</h2>
      {history.length === 0 && <p className="desk-quiet">{t('person.history.none')}</p>}
      <ol className="desk-timeline">
        {history.map(({ what, at, by, reason }) => (
          <li key={`${at} ${what}`}>
            <TimeText at={at} /> · {t(`terms:account-change.${what}`, { defaultValue: what })}
            {by !== null && ` · ${by.name}`}
            {reason !== null && <div className="desk-quiet">{reason}</div>}
          </li>
        ))}
      </ol>
    </>
  );
}
