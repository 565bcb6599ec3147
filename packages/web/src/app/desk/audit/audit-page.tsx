import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { exportAudit } from '../../../ui/desk/endpoints.ts';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { Await, Empty } from '../../../ui/states.tsx';
import { auditQuery, auditVerificationQuery } from '../queries.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable, type Entry } from './audit-table.tsx';

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
    kind: search.kind,
    from: known(search.from, day),
    to: known(search.to, day),
  };
  const query = useInfiniteQuery(auditQuery(filter));
  return (
    <div className="desk-page">
      <PageHead title={t('page.audit')} />
      {may('kernel.audit.verify') && <Verification />}
      <AuditFilters />
      {may('kernel.audit.export') && <ExportButtons endpoint={exportAudit} filter={filter} />}
      <PagedTable<Entry> query={query} empty={<Empty title={t('audit.empty.title')} />}>
        {(rows, onNearEnd, waiting) => <AuditTable rows={rows} onNearEnd={onNearEnd} waiting={waiting} />}
      </PagedTable>
    </div>
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
