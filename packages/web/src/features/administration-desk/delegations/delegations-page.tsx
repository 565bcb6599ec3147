import type { OutputOf } from '@dongbo/contract';
import type { RightGrant } from '@dongbo/contract/administration';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Await } from '../../../ui/states.tsx';
import type { listDelegations } from '../endpoints.ts';
import { OfficialOnly } from '../people/official-only.tsx';
import { GrantTag } from '../rights/grant-card.tsx';
import { GrantTime } from '../rights/grant-time.tsx';
import { Act } from './act.tsx';
import { ActForm } from './act-form.tsx';
import { DelegateForm } from './delegate-form.tsx';
import { delegationsQuery, sendEnd } from './queries.ts';

/** For whom one acts, who acts for oneself, and how to have somebody act while one is away. */
export function DelegationsPage() {
  const { t } = useTexts('administration-desk');
  const query = useQuery(delegationsQuery);
  return (
    <div className="desk-page desk-page--scroll">
      <PageHead title={t('page.delegations')} />
      <OfficialOnly />
      <p className="desk-quiet">{t('delegation.what')}</p>
      <Await query={query}>{(mine) => <Mine mine={mine} />}</Await>
    </div>
  );
}

function Mine({ mine: { own, given, received } }: { readonly mine: OutputOf<typeof listDelegations> }) {
  const { t } = useTexts('administration-desk');
  return (
    <>
      <h2>{t('delegation.received')}</h2>
      {received.length === 0 && <p>{t('delegation.received.none')}</p>}
      <ul className="desk-cards">
        {received.map((one) => (
          <Right key={one.id} grant={one} who={t('delegation.acts-for', { name: one.actsFor })} />
        ))}
      </ul>
      <h2>{t('delegation.given')}</h2>
      {given.length === 0 && <p>{t('delegation.given.none')}</p>}
      <ul className="desk-cards">
        {given.map((one) => (
          <Right key={one.id} grant={one} who={t('delegation.acts', { name: one.person.name })}>
            <Act label={t('delegation.end')}>{(close) => <EndForm grant={one} onClose={close} />}</Act>
          </Right>
        ))}
      </ul>
      <h2>{t('delegation.own')}</h2>
      {own.length === 0 && <p>{t('delegation.own.none')}</p>}
      <ul className="desk-cards">
        {own.map((one) => (
          <Right key={one.id} grant={one} who={null}>
            <Act label={t('delegation.start')}>{(close) => <DelegateForm grant={one} onClose={close} />}</Act>
          </Right>
        ))}
      </ul>
    </>
  );
}

interface RightProps {
  readonly grant: RightGrant;
  readonly who: string | null;
  readonly children?: ReactNode;
}

function Right({ grant, who, children }: RightProps) {
  const { t, language } = useTexts('administration-desk');
  return (
    <li className="desk-card">
      <h3>
        {grant.roleName[language]}, {grant.unit.name} <GrantTag state={grant.state} />
      </h3>
      {who !== null && <p>{who}</p>}
      <p className="desk-quiet">
        <GrantTime grant={grant} />
        {grant.field !== null && ` · ${grant.field}`}
        {grant.capacity !== null && ` · ${t(`delegation.capacity.${grant.capacity}`)}`}
        {grant.title !== null && ` · ${grant.title}`}
        {grant.sourceGrantId !== null && grant.reason !== null && ` · ${grant.reason}`}
      </p>
      {children}
    </li>
  );
}

function EndForm({ grant, onClose }: { readonly grant: RightGrant; readonly onClose: () => void }) {
  const { t } = useTexts('administration-desk');
  return (
    <ActForm
      id={`end-${grant.id}`}
      label={t('delegation.end')}
      done={t('delegation.ended')}
      danger
      send={(reason) => sendEnd({ grantId: grant.id, version: grant.version, reason })}
      onClose={onClose}
    />
  );
}
