import type { WorkItem } from '@dongbo/contract';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ClockBar } from '../../../ui/desk/clock-bar.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { WorkTitle } from '../../../ui/desk/work-title.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { noteList, placeIn } from '../../../ui/desk/listed-work.ts';
import { When } from '../../../ui/desk/when.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { useNow } from '../../../ui/desk/use-now.ts';
import type { Picked } from '../../../ui/desk/desk-part.ts';
import { usePartOf } from '../use-open-parts.ts';
import { writeOpen } from './open-work.ts';

interface InboxTableProps {
  readonly rows: readonly WorkItem[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  /** What is in the side panel; while something is, moving through the list opens the next. */
  readonly open: string | undefined;
  /** Null for who can do nothing to many rows at once. */
  readonly picked: Picked | null;
  readonly onOpen: (open: string) => void;
}

function useColumns(): readonly Column<WorkItem>[] {
  const { t } = useTexts();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'clock',
        head: t('column.due'),
        width: '9rem',
        cell: (item) => <ClockBar state={item.dueState} start={item.since} due={item.dueAt} lateDays={item.lateDays} />,
      },
      {
        id: 'step-due',
        head: t('column.step-due'),
        width: '7.75rem',
        cell: ({ stepDueAt, dueState }) =>
          stepDueAt === null ? (
            '–'
          ) : (
            <StepDue at={stepDueAt} runs={dueState !== 'suspended' && dueState !== 'finished'} />
          ),
      },
      {
        id: 'title',
        head: t('column.title'),
        cell: ({ title, kind, cameBack }) => (
          <WorkTitle
            title={title}
            officialName={kind.name === title ? title : `${title}\n${kind.name}`}
            cameBack={cameBack}
          />
        ),
      },
      {
        id: 'party',
        head: t('column.party'),
        width: '10rem',
        cell: ({ partyName }) => <span title={partyName ?? ''}>{partyName}</span>,
      },
      {
        id: 'step',
        head: t('column.step'),
        width: '10rem',
        cell: ({ step, mark }) =>
          step && <MarkedStep name={format.local(step.name)} mark={mark === null ? null : format.local(mark)} />,
      },
      {
        id: 'assignee',
        head: t('column.assignee'),
        width: '8.5rem',
        cell: (item) => (
          <span className={item.assignee === null ? 'desk-quiet' : undefined} title={item.assignee?.name ?? ''}>
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
  const partOf = usePartOf();
  const search = useSearch({ from: '/lam-viec' });
  useEffect(() => {
    const here = { ...search, open: undefined };
    noteList(
      deskLink({ to: '/lam-viec', search: here }),
      rows.flatMap((item) => {
        const page = partOf(item.system)?.work.link(item);
        if (!page) return [];
        const beside = deskLink({ to: '/lam-viec', search: { ...here, open: writeOpen(item) } });
        return [{ subjectId: item.subjectId, code: item.code, page, beside }];
      }),
    );
  }, [rows, search, partOf]);
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
      cardHeight={148}
      start={placeIn(rows.map(({ subjectId }) => subjectId))}
      openKey={rows.find((item) => writeOpen(item) === open)?.id}
      onMove={open === undefined ? undefined : (item) => onOpen(writeOpen(item))}
      picking={
        picked === null
          ? undefined
          : { picked: picked.keys, onPick: picked.toggle, label: (key) => t('inbox.pick', { code: codeOf(key) }) }
      }
      link={(item, tabIndex) => <WorkLink item={item} tabIndex={tabIndex} onOpen={onOpen} />}
    />
  );
}

/** Where something stands, and above it what is so of it besides: a refusal to sign must not look like an approval. */
function MarkedStep({ name, mark }: { readonly name: string; readonly mark: string | null }) {
  if (mark === null) return <span title={name}>{name}</span>;
  return (
    <span className="desk-marked" title={`${mark}\n${name}`}>
      <b>{mark}</b>
      <span>{name}</span>
    </span>
  );
}

/** The deadline of a step; when it is over, in red and with a word, as long as the clock runs. */
function StepDue({ at, runs }: { readonly at: string; readonly runs: boolean }) {
  const { t } = useTexts();
  const now = useNow();
  if (!runs || now.getTime() <= Date.parse(at)) return <When at={at} />;
  return (
    <span className="desk-late">
      <When at={at} />
      <span className="desk-line">{t('step-late')}</span>
    </span>
  );
}

interface WorkLinkProps {
  readonly item: WorkItem;
  readonly tabIndex: number;
  readonly onOpen: (open: string) => void;
}

/** The code of a piece of work, leading to what it is about. Work of a system or kind that the desk does not know is
 * shown as plain text: it is still counted and still somebody's. */
function WorkLink({ item, tabIndex, onOpen }: WorkLinkProps) {
  const link = usePartOf()(item.system)?.work.link(item);
  if (!link) {
    return (
      <span className="tabular" data-row-stop tabIndex={tabIndex}>
        {item.code}
      </span>
    );
  }
  return (
    <Link
      {...link}
      tabIndex={tabIndex}
      className="tabular"
      data-row-stop
      onClick={(event) => {
        // With Ctrl the whole page, as for any link; otherwise the panel beside the list.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(writeOpen(item));
      }}
    >
      {item.code}
    </Link>
  );
}
