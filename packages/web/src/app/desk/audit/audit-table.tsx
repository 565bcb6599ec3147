import type { OutputOf, listAudit } from '@dongbo/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { exactInstant, instantToSecond } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';

export type Entry = OutputOf<typeof listAudit>['items'][number];

interface AuditTableProps {
  readonly rows: readonly Entry[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
}

/** Done, read, or why it was refused, in words. Facts that the sentence named to whoever was refused are not kept. */
const outcomeOf = (t: ReturnType<typeof useTexts>['t'], outcome: string): string =>
  t([`audit.outcome.${outcome}`, `refusals:${outcome}`, `problems:${outcome}`], {
    defaultValue: outcome,
  }).replaceAll(/\{\{\w+\}\}/g, '…');

/** A person by name; the program where nobody asked for it; nobody yet where somebody was only signing in. */
const actorOf = (t: ReturnType<typeof useTexts>['t'], actor: string): string =>
  actor.startsWith('system:') ? t('audit.actor.system') : actor || '–';

/** The operation, and of a step of a process which action it was. */
function actOf(t: ReturnType<typeof useTexts>['t'], { operation, action }: Entry): string {
  const name = t(`operations:${operation}`, { defaultValue: operation });
  return action === null ? name : `${name}: ${t(`actions:${action}`, { defaultValue: action })}`;
}

/** How it ended, how many rows were read, and the reason that was given. */
const outcomeLine = (t: ReturnType<typeof useTexts>['t'], { outcome, rows, reason }: Entry): string =>
  [outcomeOf(t, outcome), rows === null ? null : t('audit.rows', { rows }), reason].filter(Boolean).join(' · ');

/** A text of which two lines fit; the whole of it on hover. */
const Whole = ({ text }: { readonly text: string }) => <span title={text}>{text}</span>;

/** What a tick is called; anything else as it was recorded. */
const plainWord = (t: ReturnType<typeof useTexts>['t'], value: string): string =>
  value === 'true' ? t('audit.yes') : value === 'false' ? t('audit.no') : value;

/** By what was asked, in the reader's words. */
const filtersOf = (t: ReturnType<typeof useTexts>['t'], { filters }: Entry): string =>
  Object.entries(filters)
    // The action stands in the act's own name.
    .filter(([name]) => name !== 'action')
    .map(([name, value]) => `${t(`fields:${name}`, { defaultValue: name })}: ${plainWord(t, value)}`)
    .join('\n');

function useColumns(): readonly Column<Entry>[] {
  const { t } = useTexts();
  return useMemo<readonly Column<Entry>[]>(
    () => [
      {
        id: 'actor',
        head: t('audit.actor'),
        width: '10.5rem',
        cell: (row) => (
          <span title={[actorOf(t, row.actor), ...row.roles, row.address].filter(Boolean).join('\n')}>
            {row.account === null ? actorOf(t, row.actor) : t('audit.tried', { account: row.account })}
          </span>
        ),
      },
      {
        id: 'operation',
        head: t('audit.operation'),
        cell: (row) => (
          <span title={[actOf(t, row), filtersOf(t, row)].filter(Boolean).join('\n')}>{actOf(t, row)}</span>
        ),
      },
      {
        id: 'where',
        head: t('audit.where'),
        width: '12.5rem',
        cell: (row) => (
          <span title={[...row.roles, row.address].filter(Boolean).join('\n')}>
            {[row.roles[0], row.address].map(
              (line) =>
                line !== undefined &&
                line !== null && (
                  <span key={line} className="desk-line">
                    {line}
                  </span>
                ),
            )}
          </span>
        ),
      },
      {
        id: 'outcome',
        head: t('audit.outcome'),
        width: '12rem',
        cell: (row) => <Whole text={outcomeLine(t, row)} />,
      },
      {
        id: 'at',
        head: t('audit.at'),
        width: '11rem',
        cell: ({ at }) => (
          <time dateTime={exactInstant(at)} className="tabular">
            {instantToSecond(at)}
          </time>
        ),
      },
    ],
    [t],
  );
}

/** Entries of the audit, newest first: about what, who, what, from where, how it ended, and when. */
export function AuditTable({ rows, onNearEnd, waiting }: AuditTableProps) {
  const { t } = useTexts();
  const columns = useColumns();
  return (
    <DataTable
      label={t('page.audit')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      linkHead={t('audit.about')}
      linkWidth="12.5rem"
      onNearEnd={onNearEnd}
      waiting={waiting}
      link={(row, tabIndex) =>
        row.subjectId === null ? (
          <span className="desk-quiet">–</span>
        ) : (
          <Link
            to="/lam-viec/nhat-ky"
            search={{ subject: row.subjectId }}
            tabIndex={tabIndex}
            aria-label={
              row.subjectCode === null ? t('audit.about-same') : t('audit.about-this', { id: row.subjectCode })
            }
            className="tabular"
          >
            {row.subjectCode ?? t('audit.same')}
          </Link>
        )
      }
    />
  );
}
