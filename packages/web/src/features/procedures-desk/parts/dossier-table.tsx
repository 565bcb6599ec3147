import type { DossierRow } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ClockBar } from '../../../ui/desk/clock-bar.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { StateTag } from './state-tag.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import type { Format } from '../../../ui/desk/use-format.ts';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import type { DeskLink } from '../../../ui/desk/desk-link.ts';
import { noteList, placeIn } from '../../../ui/desk/listed-work.ts';
import { WorkTitle } from '../../../ui/desk/work-title.tsx';
import { When } from '../../../ui/desk/when.tsx';

interface DossierTableProps {
  readonly label: string;
  readonly rows: readonly DossierRow[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  /** The address of the list. */
  readonly back: DeskLink;
  /** With the columns of the tracking book: reception, completion and return of each dossier. */
  readonly book?: boolean;
}

type Texts = ReturnType<typeof useTexts>['t'];

const named = (id: string, head: string, text: (row: DossierRow) => string, width?: string): Column<DossierRow> => ({
  id,
  head,
  ...(width === undefined ? {} : { width }),
  cell: (row) => <span title={text(row)}>{text(row)}</span>,
});

/** The procedure as people say it, with its official name at hand. */
const procedure = (t: Texts): Column<DossierRow> => ({
  id: 'title',
  head: t('column.procedure'),
  cell: ({ procedureName, procedureShortName, cameBack, resultMark }) => (
    <>
      {resultMark !== null && <span className="desk-warning">{t(`terms:result-mark.${resultMark}`)} · </span>}
      <WorkTitle title={procedureShortName?.vi ?? procedureName} officialName={procedureName} cameBack={cameBack} />
    </>
  ),
});

const moment = (t: Texts, id: string, at: (row: DossierRow) => string | null): Column<DossierRow> => ({
  id,
  head: t(`column.${id}`),
  width: '7.5rem',
  cell: (row) => {
    const instant = at(row);
    return instant === null ? '–' : <When at={instant} />;
  },
});

const bookColumns = (t: Texts): readonly Column<DossierRow>[] => [
  procedure(t),
  named('party', t('column.owner'), (row) => row.ownerName, '9.5rem'),
  named('unit', t('column.unit'), (row) => row.competentUnit.name, '9rem'),
  moment(t, 'received', (row) => row.receivedAt),
  moment(t, 'due', (row) => row.dueAt),
  moment(t, 'finished', (row) => row.finishedAt),
  moment(t, 'returned', (row) => row.returnedAt),
];

const listColumns = (t: Texts, format: Format): readonly Column<DossierRow>[] => [
  { id: 'state', head: t('column.state'), width: '9.25rem', cell: (row) => <StateTag state={row.state} /> },
  procedure(t),
  named('party', t('column.owner'), (row) => row.ownerName, '9rem'),
  named(
    'step',
    t('column.step'),
    (row) => [row.stepName && format.local(row.stepName), row.assigneeName].filter(Boolean).join(' · ') || '–',
    '9.5rem',
  ),
  moment(t, 'submitted', (row) => row.submittedAt),
  {
    id: 'clock',
    head: t('column.due'),
    width: '9.5rem',
    cell: (row) =>
      row.finishedAt === null ? (
        <ClockBar state={row.dueState} start={row.receivedAt} due={row.dueAt} lateDays={row.lateDays} />
      ) : (
        <span className="desk-quiet">
          {t(row.dueAt !== null && row.finishedAt > row.dueAt ? 'due.finished-late' : 'due.finished')}{' '}
          <When at={row.finishedAt} />
        </span>
      ),
  },
];

function useColumns(book: boolean): readonly Column<DossierRow>[] {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  return useMemo(() => (book ? bookColumns(t) : listColumns(t, format)), [t, format, book]);
}

/** Dossiers as rows, each a link to its page. */
export function DossierTable({ label, rows, onNearEnd, waiting, back, book = false }: DossierTableProps) {
  const { t } = useTexts('procedures-desk');
  useEffect(() => {
    noteList(
      back,
      rows.map(({ id, code }) => ({
        subjectId: id,
        code,
        page: deskLink({ to: '/lam-viec/ho-so/$dossierId', params: { dossierId: id } }),
        beside: null,
      })),
    );
  }, [rows, back]);
  return (
    <DataTable
      label={label}
      columns={useColumns(book)}
      rows={rows}
      start={placeIn(rows.map(({ id }) => id))}
      keyOf={({ id }) => id}
      linkHead={t('column.code')}
      onNearEnd={onNearEnd}
      waiting={waiting}
      cardHeight={160}
      link={(row, tabIndex) => <DossierCode row={row} tabIndex={tabIndex} />}
    />
  );
}

/** The code, leading to the dossier for who may open it; a list may be somebody's without what is in its dossiers. */
function DossierCode({ row, tabIndex }: { readonly row: DossierRow; readonly tabIndex: number }) {
  const { may } = useDesk();
  if (!may('procedures.dossier.get') && !may('procedures.dossier.inspect')) {
    return (
      <span className="tabular" data-row-stop tabIndex={tabIndex}>
        {row.code}
      </span>
    );
  }
  return (
    <Link
      to="/lam-viec/ho-so/$dossierId"
      params={{ dossierId: row.id }}
      tabIndex={tabIndex}
      className="tabular"
      data-row-stop
    >
      {row.code}
    </Link>
  );
}
