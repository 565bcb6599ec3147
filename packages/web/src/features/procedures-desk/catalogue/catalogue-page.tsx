import type { TFunction } from 'i18next';
import type { ProcedureSummary } from '@dongbo/contract/procedures';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Await, Empty } from '../../../ui/states.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { procedureQuery, proceduresQuery } from '../queries/catalogue.ts';
import { ProcedureView } from './procedure-view.tsx';
import { useWhoDoesIt } from './who-does-it.ts';

/** The catalogue of procedures as officials need it: what is asked, how long it takes, and the holes of its source. */
export function CataloguePage() {
  const { t } = useTexts('procedures-desk');
  const { q, code } = useSearch({ from: '/lam-viec/danh-muc' });
  const navigate = useNavigate({ from: '/lam-viec/danh-muc' });
  const whoDoesIt = useWhoDoesIt();
  const query = useInfiniteQuery(proceduresQuery(q ?? ''));
  const open = (next: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, code: next }), replace: true });
  return (
    <div className="desk-page">
      <PageHead title={t('page.catalogue')}>
        <Total number={query.data?.pages[0]?.total} />
      </PageHead>
      <search className="desk-filters">
        <SearchField
          label={t('catalogue.q')}
          placeholder={t('catalogue.q.hint')}
          value={q ?? ''}
          onChange={(text) =>
            void navigate({ search: (now) => ({ ...now, q: text === '' ? undefined : text }), replace: true })
          }
        />
      </search>
      <div className={code === undefined ? 'desk-beside' : 'desk-beside has-panel'}>
        <PagedTable<ProcedureSummary>
          query={query}
          empty={
            <Empty title={t('catalogue.empty.title')}>
              <p>{whoDoesIt(query.data?.pages[0]) ?? t('catalogue.empty.text')}</p>
            </Empty>
          }
        >
          {(rows, onNearEnd, waiting) => (
            <ProcedureTable rows={rows} onNearEnd={onNearEnd} waiting={waiting} open={code} onOpen={open} />
          )}
        </PagedTable>
        {code !== undefined && <ProcedurePanel code={code} onClose={() => open(undefined)} />}
      </div>
    </div>
  );
}

function Total({ number }: { readonly number: number | undefined }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  return <p className="desk-quiet">{number === undefined ? '' : t('catalogue.total', { n: format.number(number) })}</p>;
}

const nameCell = ({ name, shortName }: ProcedureSummary) => <span title={name}>{shortName?.vi ?? name}</span>;

interface ProcedureTableProps {
  readonly rows: readonly ProcedureSummary[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  readonly open: string | undefined;
  readonly onOpen: (code: string) => void;
}

const procedureColumns = (t: TFunction): readonly Column<ProcedureSummary>[] => [
  {
    id: 'title',
    head: t('column.procedure'),
    cell: nameCell,
  },
  {
    id: 'field',
    head: t('column.field'),
    width: '12rem',
    cell: (row) => <span title={row.field}>{row.field}</span>,
  },
  {
    id: 'settled',
    head: t('column.settled'),
    width: '12rem',
    cell: ({ settledBy }) => {
      const who = settledBy === null ? t('catalogue.elsewhere') : t(`catalogue:settled-by.${settledBy}`);
      return <span title={who}>{who}</span>;
    },
  },
  {
    id: 'warnings',
    head: t('column.warnings'),
    width: '7rem',
    cell: (row) =>
      row.warnings === 0 ? '–' : <span className="desk-warning">{t('catalogue.warnings', { n: row.warnings })}</span>,
  },
];

function ProcedureTable({ rows, onNearEnd, waiting, open, onOpen }: ProcedureTableProps) {
  const { t } = useTexts('procedures-desk');
  const columns = useMemo(() => procedureColumns(t), [t]);
  return (
    <DataTable
      label={t('page.catalogue')}
      columns={columns}
      rows={rows}
      keyOf={({ code }) => code}
      cardHeight={128}
      linkHead={t('column.procedure-code')}
      linkWidth="7rem"
      onNearEnd={onNearEnd}
      waiting={waiting}
      openKey={open}
      onMove={open === undefined ? undefined : ({ code }) => onOpen(code)}
      link={(row, tabIndex) => (
        <Link
          to="/lam-viec/danh-muc"
          search={(now) => ({ ...now, code: row.code })}
          replace
          tabIndex={tabIndex}
          className="tabular"
        >
          {row.code}
        </Link>
      )}
    />
  );
}

function ProcedurePanel({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const query = useQuery(procedureQuery(code));
  return (
    <Await query={query}>
      {(procedure) => <ProcedureView key={procedure.code} procedure={procedure} onClose={onClose} />}
    </Await>
  );
}
