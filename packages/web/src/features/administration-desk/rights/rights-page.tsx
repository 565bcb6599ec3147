import type { RightGrant } from '@dongbo/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { OfficialOnly } from '../people/official-only.tsx';
import { FindPerson } from './find-field.tsx';
import { GrantTag } from './grant-card.tsx';
import { GrantTime } from './grant-time.tsx';
import { PersonRights } from './person-rights.tsx';
import { conflictsQuery, grantsQuery } from './queries.ts';
import { shownRights } from './shown-rights.ts';

const from = '/lam-viec/quyen';

/** Who holds what, where and why: one person, what ends soon, what waits for a practice, what may not meet. */
export function RightsPage() {
  const { t } = useTexts('administration-desk');
  const { person, show = 'ending' } = useSearch({ from });
  const navigate = useNavigate({ from });
  return (
    <div className="desk-page">
      <PageHead title={t('page.rights')} />
      <OfficialOnly />
      <search className="desk-filters">
        <FindPerson onFound={(id) => void navigate({ search: { person: id } })} />
        <PickField
          label={t('rights.show')}
          value={person === undefined ? show : ''}
          {...(person === undefined ? {} : { all: t('rights.one-person') })}
          options={shownRights.map((one) => ({ value: one, label: t(`rights.show.${one}`) }))}
          onChange={(value) => void navigate({ search: { show: shownRights.find((one) => one === value) } })}
        />
      </search>
      {person === undefined ? <Overview show={show} /> : <PersonRights key={person} personId={person} />}
    </div>
  );
}

function Overview({ show }: { readonly show: (typeof shownRights)[number] }) {
  if (show === 'conflicts') return <Conflicts />;
  return <Grants asked={show === 'ending' ? { endsWithin: 30 } : { state: show }} />;
}

function Grants({ asked }: { readonly asked: Parameters<typeof grantsQuery>[0] }) {
  const { t } = useTexts('administration-desk');
  const query = useQuery(grantsQuery(asked));
  return (
    <Await query={query}>
      {({ items }) => (items.length === 0 ? <Empty title={t('rights.none')} /> : <GrantTable items={items} />)}
    </Await>
  );
}

function PersonLink({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Link to={from} search={{ person: id }}>
      {name}
    </Link>
  );
}

function GrantTable({ items }: { readonly items: readonly RightGrant[] }) {
  const { t, language } = useTexts('administration-desk');
  const head = ['people.name', 'rights.role', 'rights.unit', 'rights.time', 'people.state'].map((key) => t(key));
  return (
    <Table caption={t('page.rights')} hideCaption head={head}>
      {items.map((grant) => (
        <tr key={grant.id}>
          <td>
            <PersonLink {...grant.person} />
          </td>
          <td>{grant.roleName[language]}</td>
          <td>{grant.unit.name}</td>
          <td>
            <GrantTime grant={grant} />
          </td>
          <td>
            <GrantTag state={grant.state} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Conflicts() {
  const { t, language } = useTexts('administration-desk');
  const query = useQuery(conflictsQuery);
  const head = ['people.name', 'rights.rule', 'rights.side-a', 'rights.side-b'].map((key) => t(key));
  return (
    <Await query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('rights.no-conflict')} />
        ) : (
          <Table caption={t('rights.show.conflicts')} hideCaption head={head}>
            {items.map((one) => (
              <tr key={`${one.person.id} ${one.rule} ${one.a.unit.id} ${one.b.unit.id}`}>
                <td>
                  <PersonLink {...one.person} />
                </td>
                <td>
                  {one.name[language]} ({one.basis}){one.provisional && ` – ${t('rights.provisional')}`}
                </td>
                <td>{`${one.a.roleName[language]}, ${one.a.unit.name}`}</td>
                <td>{`${one.b.roleName[language]}, ${one.b.unit.name}`}</td>
              </tr>
            ))}
          </Table>
        )
      }
    </Await>
  );
}
