import type { OutputOf, listAudit } from '@dongbo/contract';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { exportAudit } from '../../../ui/desk/endpoints.ts';
import { saveFile } from '../../../ui/desk/fetch-file.ts';
import { Button } from '../../../ui/button.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { Await, Empty, Failed } from '../../../ui/states.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import type { Column } from '../../../ui/desk/data-table.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { When } from '../../../ui/desk/when.tsx';
import { auditQuery, auditVerificationQuery, type AuditFilter } from '../queries.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { textsIn } from './texts-in.ts';

type Entry = OutputOf<typeof listAudit>['items'][number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const day = /^\d{4}-\d\d-\d\d$/;

/** Who did what and who read what, and whether the record is intact. */
export function AuditPage() {
  const { t } = useTexts();
  const { may } = useDesk();
  const search = useSearch({ from: '/lam-viec/nhat-ky' });
  const known = (text: string | undefined, shape: RegExp) =>
    text !== undefined && shape.test(text) ? text : undefined;
  const long = (text: string | undefined, least: number) =>
    text !== undefined && text.length >= least ? text : undefined;
  const filter = {
    subjectId: known(search.subject, uuid),
    personId: known(search.person, uuid),
    code: long(search.code, 3),
    person: long(search.who, 2),
    operation: search.act,
    from: known(search.from, day),
    to: known(search.to, day),
  };
  const query = useInfiniteQuery(auditQuery(filter));
  return (
    <div className="desk-page">
      <PageHead title={t('page.audit')} />
      {may('kernel.audit.verify') && <Verification />}
      <Filters />
      {may('kernel.audit.export') && <ExportButtons filter={filter} />}
      <PagedTable<Entry> query={query} empty={<Empty title={t('audit.empty.title')} />}>
        {(rows, onNearEnd, waiting) => <AuditTable rows={rows} onNearEnd={onNearEnd} waiting={waiting} />}
      </PagedTable>
    </div>
  );
}

/** What is shown, as a file. A refusal stands below the buttons. */
function ExportButtons({ filter }: { readonly filter: AuditFilter }) {
  const { t } = useTexts();
  const file = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => saveFile(api.url(exportAudit, { ...filter, format }), `nhat-ky.${format}`),
  });
  return (
    <>
      <p className="desk-actions">
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            variant="secondary"
            busy={file.isPending && file.variables === format}
            onClick={() => file.mutate(format)}
          >
            {t(`audit.${format}`)}
          </Button>
        ))}
      </p>
      {file.error !== null && <Failed error={file.error} />}
    </>
  );
}

/** Every operation of every system that is here, by its name. */
function useActs(): readonly { readonly value: string; readonly label: string }[] {
  const { language } = useTexts();
  return useMemo(
    () =>
      Object.entries(textsIn(language, 'operations'))
        .map(([value, label]) => ({ value, label }))
        .toSorted((a, b) => a.label.localeCompare(b.label, language)),
    [language],
  );
}

function Filters() {
  const { t } = useTexts();
  const acts = useActs();
  const search = useSearch({ from: '/lam-viec/nhat-ky' });
  const navigate = useNavigate({ from: '/lam-viec/nhat-ky' });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const none = (text: string) => (text === '' ? undefined : text);
  const named = search.subject ?? search.person;
  return (
    <search className="desk-filters">
      <SearchField
        label={t('audit.code')}
        placeholder={t('audit.code.hint')}
        value={search.code ?? ''}
        onChange={(text) => change({ code: none(text), subject: undefined })}
      />
      <SearchField
        label={t('audit.person')}
        placeholder={t('audit.person.hint')}
        value={search.who ?? ''}
        onChange={(text) => change({ who: none(text), person: undefined })}
      />
      <PickField
        label={t('audit.operation')}
        all={t('audit.operation.all')}
        value={search.act ?? ''}
        options={acts}
        onChange={(value) => change({ act: none(value) })}
      />
      <DayField label={t('audit.from')} value={search.from ?? ''} onChange={(text) => change({ from: none(text) })} />
      <DayField label={t('audit.to')} value={search.to ?? ''} onChange={(text) => change({ to: none(text) })} />
      {named !== undefined && (
        <button
          type="button"
          className="desk-chip"
          onClick={() => change({ subject: undefined, person: undefined })}
          aria-label={t('audit.drop-named')}
        >
          {t('audit.only-this')} ×
        </button>
      )}
    </search>
  );
}

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

/** By what was asked, as it was recorded. */
const filtersOf = ({ filters }: Entry): string =>
  Object.entries(filters)
    // The action stands in the act's own name.
    .filter(([name]) => name !== 'action')
    .map(([name, value]) => `${name}: ${value}`)
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
        cell: (row) => <span title={[actOf(t, row), filtersOf(row)].filter(Boolean).join('\n')}>{actOf(t, row)}</span>,
      },
      {
        id: 'where',
        head: t('audit.where'),
        width: '12.5rem',
        cell: (row) => (
          <span title={[...row.roles, row.address].filter(Boolean).join('\n')}>
            {[row.roles[0], row.address].filter(Boolean).join(' · ') || '–'}
          </span>
        ),
      },
      {
        id: 'outcome',
        head: t('audit.outcome'),
        width: '12rem',
        cell: (row) => <Whole text={outcomeLine(t, row)} />,
      },
      { id: 'at', head: t('audit.at'), width: '8.25rem', cell: (row) => <When at={row.at} /> },
    ],
    [t],
  );
}

function AuditTable({ rows, onNearEnd, waiting }: AuditTableProps) {
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

function Verification() {
  const { t } = useTexts();
  const format = useFormat();
  const query = useQuery(auditVerificationQuery);
  return (
    <Await query={query}>
      {({ intact, blocks, entries, unsealed, firstBroken, head, cutOff, lacksKey, keptHeads }) => (
        <Alert
          tone={intact ? 'success' : 'danger'}
          title={t(intact ? 'audit.intact' : 'audit.broken', { block: firstBroken ?? '' })}
          live="polite"
        >
          {cutOff !== null && <p>{t('audit.cut-off', { block: cutOff.seq })}</p>}
          {lacksKey !== null && <p>{t('audit.lacks-key', { key: lacksKey })}</p>}
          <p>
            {t('audit.figures', {
              blocks: format.number(blocks),
              entries: format.number(entries),
              unsealed: format.number(unsealed),
              heads: format.number(keptHeads),
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
