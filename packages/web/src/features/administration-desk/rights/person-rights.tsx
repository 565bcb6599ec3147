import type { OutputOf } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import type { getPersonRights } from '../endpoints.ts';
import { GiveForm } from './give-form.tsx';
import { GrantCard } from './grant-card.tsx';
import { personRightsQuery } from './queries.ts';

type Rights = OutputOf<typeof getPersonRights>;

/** What somebody can do, where, and why. */
export function PersonRights({ personId }: { readonly personId: string }) {
  const { may, session } = useDesk();
  const query = useQuery(personRightsQuery(personId));
  const mayGive = may('administration.grant.give') && session.space === 'official';
  return (
    <>
      <Await query={query}>{(rights) => <OnePerson rights={rights} />}</Await>
      {mayGive && <GiveForm personId={personId} start={{}} />}
    </>
  );
}

function OnePerson({ rights }: { readonly rights: Rights }) {
  const { t, language } = useTexts('administration-desk');
  const { person, accountOpen, grants, conflicts, operations } = rights;
  const roleOf = new Map(grants.map((grant) => [grant.id, `${grant.roleName[language]}, ${grant.unit.name}`]));
  return (
    <>
      <h2>{t('rights.of', { name: person.name })}</h2>
      {!accountOpen && (
        <Alert tone="info">
          <p>{t('rights.account-closed')}</p>
        </Alert>
      )}
      {conflicts.map((one) => (
        <Alert key={`${one.rule} ${one.a.unit.id} ${one.b.unit.id}`} tone="warning">
          <p>
            {one.name[language]} ({one.basis}): {one.a.roleName[language]}, {one.a.unit.name} –{' '}
            {one.b.roleName[language]}, {one.b.unit.name}
          </p>
        </Alert>
      ))}
      <ul className="desk-cards">
        {grants.map((grant) => (
          <GrantCard key={grant.id} grant={grant} />
        ))}
      </ul>
      <details>
        <summary>{t('rights.operations', { count: operations.length })}</summary>
        <ul>
          {operations.map(({ name, grantIds }) => (
            <li key={name}>
              {t(`operations:${name}`, { defaultValue: name })}{' '}
              <small>{grantIds.map((id) => roleOf.get(id)).join('; ')}</small>
            </li>
          ))}
        </ul>
      </details>
      <History history={rights.history} roleOf={roleOf} />
    </>
  );
}

interface HistoryProps {
  readonly history: Rights['history'];
  readonly roleOf: ReadonlyMap<string, string>;
}

function History({ history, roleOf }: HistoryProps) {
  const { t } = useTexts('administration-desk');
  if (history.length === 0) return null;
  return (
    <details>
      <summary>{t('rights.history')}</summary>
      <ul>
        {history.map((one) => (
          <li key={`${one.grantId} ${one.at} ${one.act}`}>
            <TimeText at={one.at} /> {t(`terms:grant-act.${one.act}`, { defaultValue: one.act })}:{' '}
            {roleOf.get(one.grantId)}
            {one.by === null ? '' : ` – ${one.by.name}`}
            {one.reason === null ? '' : `: ${one.reason}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
