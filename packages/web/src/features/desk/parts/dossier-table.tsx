import type { DossierRow } from '@dongbo/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ClockBar } from './clock-bar.tsx';
import { DataTable } from './data-table.tsx';
import type { Column } from './data-table.tsx';
import { StateTag } from './state-tag.tsx';
import { useFormat } from './use-format.ts';
import { When } from './when.tsx';

interface DossierTableProps {
  readonly label: string;
  readonly rows: readonly DossierRow[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  /** With the columns of the tracking book: reception, completion and return of each dossier. */
  readonly book?: boolean;
}

function useColumns(book: boolean): readonly Column<DossierRow>[] {
  const { t } = useTexts();
  const format = useFormat();
  return useMemo(() => {
    const procedure: Column<DossierRow> = { id: 'procedure', head: t('column.procedure'), cell: (row) => <span title={row.procedureName}>{row.procedureName}</span> };
    const owner: Column<DossierRow> = { id: 'owner', head: t('column.owner'), width: '11rem', cell: (row) => <span title={row.ownerName}>{row.ownerName}</span> };
    const moment = (id: string, at: (row: DossierRow) => string | null): Column<DossierRow> => ({
      id,
      head: t(`column.${id}`),
      width: '8.5rem',
      cell: (row) => {
        const instant = at(row);
        return instant === null ? '–' : <When at={instant} />;
      },
    });
    if (book) {
      const unit: Column<DossierRow> = { id: 'unit', head: t('column.unit'), width: '11rem', cell: (row) => <span title={row.competentUnit.name}>{row.competentUnit.name}</span> };
      return [procedure, owner, unit, moment('received', (row) => row.receivedAt), moment('due', (row) => row.dueAt), moment('finished', (row) => row.finishedAt), moment('returned', (row) => row.returnedAt)];
    }
    return [
      { id: 'state', head: t('column.state'), width: '10.5rem', cell: (row) => <StateTag state={row.state} /> },
      procedure,
      owner,
      { id: 'step', head: t('column.step'), width: '11rem', cell: (row) => [row.stepName && format.local(row.stepName), row.assigneeName].filter(Boolean).join(' · ') || '–' },
      moment('submitted', (row) => row.submittedAt),
      { id: 'clock', head: t('column.due'), width: '10rem', cell: (row) => (row.finishedAt === null ? <ClockBar state={row.dueState} start={row.receivedAt} due={row.dueAt} /> : <When at={row.finishedAt} />) },
    ];
  }, [t, format, book]);
}

/** Dossiers as rows, each a link to its page. */
export function DossierTable({ label, rows, onNearEnd, waiting, book = false }: DossierTableProps) {
  const { t } = useTexts();
  return (
    <DataTable
      label={label}
      columns={useColumns(book)}
      rows={rows}
      keyOf={({ id }) => id}
      linkHead={t('column.code')}
      onNearEnd={onNearEnd}
      waiting={waiting}
      cardHeight={book ? 128 : 112}
      link={(row, tabIndex) => (
        <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: row.id }} tabIndex={tabIndex} className="tabular">
          {row.code}
        </Link>
      )}
    />
  );
}
