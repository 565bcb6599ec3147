import type { UnitRow } from '@dongbo/contract/administration';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { DayText } from '../../../ui/time-text.tsx';
import { unitRowsQuery } from './queries.ts';
import { unitKinds } from './unit-kinds.ts';

const route = '/lam-viec/don-vi';

/** Units by kind, or by words of a name of today or before. Communes stand there at first: most changes concern them. */
export function UnitsPage() {
  const { t } = useTexts('administration-desk');
  const search = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const kind = search.kind ?? (search.q === undefined ? 'commune' : undefined);
  const query = useQuery(unitRowsQuery({ q: search.q, kind, ended: search.ended === 'co' ? 'true' : undefined }));
  return (
    <div className="desk-page">
      <PageHead title={t('page.units')} />
      <search className="desk-filters">
        <SearchField
          label={t('units.search')}
          placeholder={t('units.search.hint')}
          value={search.q ?? ''}
          onChange={(q) => change({ q: q === '' ? undefined : q })}
        />
        <PickField
          label={t('units.kind')}
          value={kind ?? ''}
          {...(search.q === undefined ? {} : { all: t('units.kind.all') })}
          options={unitKinds.map((value) => ({ value, label: t(`unit-kind.${value}`) }))}
          onChange={(value) => change({ kind: unitKinds.find((one) => one === value) })}
        />
        <PickField
          label={t('units.ended')}
          value={search.ended ?? ''}
          all={t('units.ended.no')}
          options={[{ value: 'co', label: t('units.ended.yes') }]}
          onChange={(value) => change({ ended: value === 'co' ? 'co' : undefined })}
        />
      </search>
      <Await query={query}>
        {({ items, isCut }) => (
          <>
            {isCut && <p className="desk-note">{t('units.cut')}</p>}
            {items.length === 0 ? <Empty title={t('units.empty')} /> : <UnitTable rows={items} />}
          </>
        )}
      </Await>
    </div>
  );
}

function UnitTable({ rows }: { readonly rows: readonly UnitRow[] }) {
  const { t } = useTexts('administration-desk');
  const columns = useMemo(
    (): readonly Column<UnitRow>[] => [
      {
        id: 'code',
        head: t('units.column.code'),
        width: '8rem',
        cell: ({ code }) => <span className="tabular">{code}</span>,
      },
      { id: 'parent', head: t('units.column.parent'), cell: ({ parentName }) => parentName },
      {
        id: 'units',
        head: t('units.column.units'),
        width: '7rem',
        cell: ({ units }) => t('units.count.parts', { n: units }),
      },
      {
        id: 'people',
        head: t('units.column.people'),
        width: '6rem',
        cell: ({ people }) => t('units.count.people', { n: people }),
      },
      {
        id: 'contact',
        head: t('units.column.contact'),
        width: '8rem',
        cell: ({ hasContact }) => t(hasContact ? 'units.contact.known' : 'units.contact.unknown'),
      },
      {
        id: 'ends',
        head: t('units.column.ends'),
        width: '7rem',
        cell: ({ validTo }) => (validTo === null ? '' : <DayText day={validTo} />),
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('page.units')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      linkHead={t('units.column.name')}
      linkWidth="24rem"
      link={({ id, name }, tabIndex) => (
        <Link to="/lam-viec/don-vi/$unitId" params={{ unitId: id }} tabIndex={tabIndex}>
          {name}
        </Link>
      )}
      onNearEnd={() => undefined}
      waiting={false}
    />
  );
}
