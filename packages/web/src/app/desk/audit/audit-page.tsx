import type { OutputOf, listAudit } from '@dongbo/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { When } from '../../../ui/desk/when.tsx';
import { auditQuery, auditVerificationQuery } from '../queries.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';

type Entry = OutputOf<typeof listAudit>['items'][number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who did what and who read what, and whether the record is intact. */
export function AuditPage() {
  const { t } = useTexts();
  const { may } = useDesk();
  const { subject, person } = useSearch({ from: '/lam-viec/nhat-ky' });
  const navigate = useNavigate({ from: '/lam-viec/nhat-ky' });
  const known = (text: string | undefined) => (text !== undefined && uuid.test(text) ? text : undefined);
  const query = useInfiniteQuery(auditQuery({ subjectId: known(subject), personId: known(person) }));
  return (
    <div className="desk-page">
      <PageHead title={t('page.audit')} />
      {may('kernel.audit.verify') && <Verification />}
      <search className="desk-filters">
        <SearchField
          label={t('audit.subject')}
          placeholder={t('audit.subject.hint')}
          value={subject ?? ''}
          onChange={(text) =>
            void navigate({ search: (now) => ({ ...now, subject: text === '' ? undefined : text }), replace: true })
          }
        />
        {subject !== undefined && known(subject) === undefined && (
          <p className="desk-warning">{t('audit.subject.unreadable')}</p>
        )}
      </search>
      <PagedTable<Entry> query={query} empty={<Empty title={t('audit.empty.title')} />}>
        {(rows, onNearEnd, waiting) => <AuditTable rows={rows} onNearEnd={onNearEnd} waiting={waiting} />}
      </PagedTable>
    </div>
  );
}

interface AuditTableProps {
  readonly rows: readonly Entry[];
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
}

/** Done, read, or why it was refused, in words. */
const outcomeOf = (t: ReturnType<typeof useTexts>['t'], outcome: string): string =>
  t([`audit.outcome.${outcome}`, `refusals:${outcome}`, `problems:${outcome}`], { defaultValue: outcome });

/** A person by name; the program where nobody asked for it; nobody yet where somebody was only signing in. */
const actorOf = (t: ReturnType<typeof useTexts>['t'], actor: string): string =>
  actor.startsWith('system:') ? t('audit.actor.system') : actor || '–';

function AuditTable({ rows, onNearEnd, waiting }: AuditTableProps) {
  const { t } = useTexts();
  const columns = useMemo<readonly Column<Entry>[]>(
    () => [
      {
        id: 'actor',
        head: t('audit.actor'),
        width: '14rem',
        cell: (row) => <span title={actorOf(t, row.actor)}>{actorOf(t, row.actor)}</span>,
      },
      {
        id: 'operation',
        head: t('audit.operation'),
        cell: (row) => t(`operations:${row.operation}`, { defaultValue: row.operation }),
      },
      {
        id: 'outcome',
        head: t('audit.outcome'),
        width: '12rem',
        cell: (row) => [outcomeOf(t, row.outcome), row.reason].filter(Boolean).join(' · '),
      },
      { id: 'at', head: t('audit.at'), width: '10rem', cell: (row) => <When at={row.at} /> },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('page.audit')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      linkHead={t('audit.about')}
      linkWidth="9rem"
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
            title={row.subjectId}
            aria-label={t('audit.about-this', { id: row.subjectId })}
            className="tabular"
          >
            {row.subjectId.slice(-12)}
          </Link>
        )
      }
    />
  );
}

function Verification() {
  const { t } = useTexts();
  const format = useFormat();
  const query = useQuery(auditVerificationQuery);
  return (
    <Await query={query}>
      {({ intact, blocks, entries, unsealed, firstBroken, head }) => (
        <Alert
          tone={intact ? 'success' : 'danger'}
          title={t(intact ? 'audit.intact' : 'audit.broken', { block: firstBroken ?? '' })}
          live="polite"
        >
          <p>
            {t('audit.figures', {
              blocks: format.number(blocks),
              entries: format.number(entries),
              unsealed: format.number(unsealed),
            })}
            {head !== null && (
              <>
                {' '}
                <code title={head}>{head.slice(0, 16)}</code>
              </>
            )}
          </p>
        </Alert>
      )}
    </Await>
  );
}
