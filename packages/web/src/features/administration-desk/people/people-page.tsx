import { accountStates } from '@dongbo/contract/administration';
import type { AccountRow, RoleHeld } from '@dongbo/contract/administration';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { Empty } from '../../../ui/states.tsx';
import { AccountTag } from './account-tag.tsx';
import { OfficialOnly } from './official-only.tsx';
import { peopleQuery } from './queries.ts';

const from = '/lam-viec/tai-khoan';
const none = (text: string) => (text === '' ? undefined : text);

/** The accounts of the officials whom one administers. */
export function PeoplePage() {
  const { t } = useTexts('administration-desk');
  const { may } = useDesk();
  const search = useSearch({ from });
  const navigate = useNavigate({ from });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const { q, unit, role, state } = search;
  const query = useInfiniteQuery(peopleQuery({ q, unitId: unit, role, state }));
  return (
    <div className="desk-page">
      <PageHead title={t('page.accounts')}>
        {may('administration.person.create') && (
          <Link to="/lam-viec/tai-khoan/moi" className="ds-button" data-variant="primary">
            {t('people.new')}
          </Link>
        )}
      </PageHead>
      <OfficialOnly />
      <search className="desk-filters">
        <SearchField
          label={t('people.q')}
          placeholder={t('people.q.hint')}
          value={q ?? ''}
          onChange={(text) => change({ q: none(text) })}
        />
        <PickField
          label={t('people.state')}
          all={t('people.state.all')}
          value={state ?? ''}
          options={accountStates.map((one) => ({ value: one, label: t(`terms:account-state.${one}`) }))}
          onChange={(value) => change({ state: accountStates.find((one) => one === value) })}
        />
      </search>
      <PagedTable<AccountRow> query={query} empty={<Nobody />}>
        {(rows, onNearEnd, waiting) => <PeopleTable rows={rows} onNearEnd={onNearEnd} waiting={waiting} />}
      </PagedTable>
    </div>
  );
}

function Nobody() {
  const { t } = useTexts('administration-desk');
  return (
    <Empty title={t('people.empty.title')}>
      <p>{t('people.empty.text')}</p>
    </Empty>
  );
}

interface PeopleTableProps {
  readonly rows: readonly AccountRow[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
}

function PeopleTable({ rows, onNearEnd, waiting }: PeopleTableProps) {
  const { t, language } = useTexts('administration-desk');
  const columns = useMemo<readonly Column<AccountRow>[]>(() => {
    const said = ({ name, unit }: RoleHeld) => `${name[language]}, ${unit.name}`;
    return [
      {
        id: 'username',
        head: t('people.username'),
        width: '15rem',
        cell: ({ username }) => <span title={username}>{username}</span>,
      },
      { id: 'state', head: t('people.state'), width: '9.5rem', cell: ({ state }) => <AccountTag state={state} /> },
      {
        id: 'roles',
        head: t('people.roles'),
        cell: ({ roles, moreRoles }) => {
          const all = roles.map(said).join('; ');
          const text = moreRoles > 0 ? t('people.roles.more', { roles: all, n: moreRoles }) : all;
          return <span title={text}>{text === '' ? t('people.roles.none') : text}</span>;
        },
      },
    ];
  }, [t, language]);
  return (
    <DataTable
      label={t('page.accounts')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      linkHead={t('people.name')}
      linkWidth="16rem"
      onNearEnd={onNearEnd}
      waiting={waiting}
      link={({ id, name }, tabIndex) => (
        <Link to="/lam-viec/tai-khoan/$personId" params={{ personId: id }} tabIndex={tabIndex} data-row-stop>
          {name}
        </Link>
      )}
    />
  );
}
