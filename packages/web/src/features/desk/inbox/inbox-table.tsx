import type { WorkItem } from '@dongbo/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ClockBar } from '../parts/clock-bar.tsx';
import { DataTable } from '../parts/data-table.tsx';
import type { Column } from '../parts/data-table.tsx';
import { useFormat } from '../parts/use-format.ts';
import type { Picked } from './use-picked.ts';

interface InboxTableProps {
  readonly rows: readonly WorkItem[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  /** The dossier in the side panel; while one is open, moving through the list opens the next. */
  readonly open: string | undefined;
  readonly picked: Picked;
  readonly onOpen: (dossierId: string) => void;
}

function useColumns(): readonly Column<WorkItem>[] {
  const { t } = useTexts();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'clock',
        head: t('column.due'),
        width: '10.5rem',
        cell: (item) => <ClockBar state={item.dueState} start={item.since} due={item.stepDueAt ?? item.dueAt} />,
      },
      { id: 'procedure', head: t('column.procedure'), cell: (item) => <span title={item.title}>{item.title}</span> },
      {
        id: 'owner',
        head: t('column.owner'),
        width: '12rem',
        cell: ({ partyName }) => <span title={partyName ?? ''}>{partyName}</span>,
      },
      {
        id: 'step',
        head: t('column.step'),
        width: '10rem',
        cell: ({ step }) => step && <span title={format.local(step.name)}>{format.local(step.name)}</span>,
      },
      {
        id: 'assignee',
        head: t('column.assignee'),
        width: '9.5rem',
        cell: (item) => (
          <span className={item.assignee === null ? 'desk-quiet' : undefined}>
            {item.assignee?.name ?? t('inbox.nobody-yet')}
          </span>
        ),
      },
    ],
    [t, format],
  );
}

export function InboxTable({ rows, onNearEnd, waiting, open, picked, onOpen }: InboxTableProps) {
  const { t } = useTexts();
  const columns = useColumns();
  const codeOf = (key: string) => rows.find(({ id }) => id === key)?.code ?? '';
  return (
    <DataTable
      label={t('inbox.table')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      linkHead={t('column.code')}
      onNearEnd={onNearEnd}
      waiting={waiting}
      openKey={rows.find(({ subjectId }) => subjectId === open)?.id}
      onMove={open === undefined ? undefined : ({ subjectId }) => onOpen(subjectId)}
      picking={{ picked: picked.keys, onPick: picked.toggle, label: (key) => t('inbox.pick', { code: codeOf(key) }) }}
      link={(item, tabIndex) => (
        <Link
          to="/lam-viec/ho-so/$dossierId"
          params={{ dossierId: item.subjectId }}
          tabIndex={tabIndex}
          className="tabular"
          onClick={(event) => {
            // With Ctrl the whole page of the dossier, as for any link; otherwise the panel beside the list.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(item.subjectId);
          }}
        >
          {item.code}
        </Link>
      )}
    />
  );
}
