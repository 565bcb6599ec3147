import type { Appointment } from '@dongbo/contract/sample';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { dayOfInstant, timeOfDay } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { BesideList } from '../../../ui/desk/beside-list.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { useNow } from '../../../ui/desk/use-now.ts';
import { Empty } from '../../../ui/states.tsx';
import { AppointmentPanel } from './appointment-panel.tsx';
import { AppointmentTag } from './appointment-tag.tsx';
import { appointmentsQuery } from './queries.ts';

/** The appointments of one day at the counters where one works, by their time; today's when no day is chosen. */
export function AppointmentsPage() {
  const { t } = useTexts('sample-desk');
  const search = useSearch({ from: '/lam-viec/lich-hen' });
  const navigate = useNavigate({ from: '/lam-viec/lich-hen' });
  const today = dayOfInstant(useNow().toISOString());
  const day = search.day ?? today;
  const query = useInfiniteQuery(appointmentsQuery(day));
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  return (
    <div className="desk-page">
      <PageHead title={t('page.appointments')} />
      <search className="desk-filters">
        <DayField
          label={t('appointments.day')}
          value={day}
          onChange={(chosen) => change({ day: chosen === '' || chosen === today ? undefined : chosen })}
        />
      </search>
      <BesideList
        panel={
          search.open === undefined ? null : <AppointmentPanel key={search.open} subjectId={search.open} slot="main" />
        }
        onClose={() => change({ open: undefined })}
      >
        <PagedTable query={query} empty={<NobodyComes />}>
          {(rows, onNearEnd, waiting) => (
            <AppointmentTable
              rows={rows}
              onNearEnd={onNearEnd}
              waiting={waiting}
              open={search.open}
              onOpen={(open) => change({ open })}
            />
          )}
        </PagedTable>
      </BesideList>
    </div>
  );
}

function NobodyComes() {
  const { t } = useTexts('sample-desk');
  return (
    <Empty title={t('appointments.empty.title')}>
      <p>{t('appointments.empty.text')}</p>
    </Empty>
  );
}

interface AppointmentTableProps {
  readonly rows: readonly Appointment[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  readonly open: string | undefined;
  readonly onOpen: (open: string) => void;
}

/** Who has a time before who has none yet. */
const byTime = (a: Appointment, b: Appointment): number => (a.at ?? '9').localeCompare(b.at ?? '9');

function AppointmentTable({ rows, onNearEnd, waiting, open, onOpen }: AppointmentTableProps) {
  const { t } = useTexts('sample-desk');
  const columns = useMemo<readonly Column<Appointment>[]>(
    () => [
      { id: 'at', head: t('column.at'), width: '6rem', cell: ({ at }) => (at === null ? '–' : timeOfDay(at)) },
      { id: 'state', head: t('column.state'), width: '9.5rem', cell: ({ state }) => <AppointmentTag state={state} /> },
      { id: 'title', head: t('column.purpose'), cell: ({ purpose }) => <span title={purpose}>{purpose}</span> },
      {
        id: 'party',
        head: t('column.person'),
        width: '12rem',
        cell: ({ personName }) => <span title={personName}>{personName}</span>,
      },
      {
        id: 'unit',
        head: t('column.unit'),
        width: '14rem',
        cell: ({ unit }) => <span title={unit.name}>{unit.name}</span>,
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('page.appointments')}
      columns={columns}
      rows={rows.toSorted(byTime)}
      keyOf={({ id }) => id}
      linkHead={t('column.code')}
      onNearEnd={onNearEnd}
      waiting={waiting}
      openKey={open}
      onMove={open === undefined ? undefined : ({ id }) => onOpen(id)}
      link={({ id, code }, tabIndex) => (
        <Link
          to="/lam-viec/lich-hen"
          search={(now) => ({ ...now, open: id })}
          replace
          tabIndex={tabIndex}
          className="tabular"
          data-row-stop
        >
          {code}
        </Link>
      )}
    />
  );
}
