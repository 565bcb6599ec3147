import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Empty } from '../../../ui/states.tsx';
import { BesideList } from '../../../ui/desk/beside-list.tsx';
import { exportInbox } from '../../../ui/desk/endpoints.ts';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { SavedViews } from '../../../ui/desk/views/saved-views.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { inboxCountQuery, inboxQuery } from '../queries.ts';
import type { InboxFilter } from '../queries.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { useRailGroups } from '../shell/use-rail.ts';
import { usePartOf } from '../use-open-parts.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useMayDoMany } from './may-do-many.ts';
import { InboxFilters, filterOf } from './inbox-filters.tsx';
import type { InboxSearch } from './inbox-filters.tsx';
import { InboxTable } from './inbox-table.tsx';
import { readOpen } from './open-work.ts';
import { usePicked } from './use-picked.ts';
import { WhatIsHere } from './what-is-here.tsx';
import { WorkPanel } from './work-panel.tsx';

/** Where the desk opens: one's open work; for somebody without an inbox the first page of their own, or what there is for them. */
export function InboxPage() {
  const { may } = useDesk();
  const pages = useRailGroups().flatMap((group) => group.pages);
  if (may('kernel.inbox.list')) return <Inbox />;
  const own = pages.find(({ permission }) => permission !== null);
  return own === undefined ? <WhatIsHere /> : <Navigate {...own.link} replace />;
}

/** Open work, what is due first. Filters and what is open beside the list are in the address: a link shows the same. */
function Inbox() {
  const { t } = useTexts();
  const { may } = useDesk();
  const search = useSearch({ from: '/lam-viec' });
  const navigate = useNavigate({ from: '/lam-viec' });
  const change = useCallback(
    (next: Partial<InboxSearch>) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true }),
    [navigate],
  );
  const query = useInfiniteQuery(inboxQuery(filterOf(search)));
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const picked = usePicked(rows);
  const partOf = usePartOf();
  const opened = search.open === undefined ? null : readOpen(search.open);
  const mayDoMany = useMayDoMany();
  const filtered = Object.entries(search).some(([key, value]) => key !== 'open' && value !== undefined);
  return (
    <div className="desk-page">
      <PageHead title={t('page.inbox')}>
        <Total filter={filterOf(search)} />
        {may('kernel.inbox.export') && <ExportButtons endpoint={exportInbox} filter={filterOf(search)} />}
      </PageHead>
      <SavedViews
        page="inbox"
        search={{ ...search, open: undefined }}
        // The route reads it as any address: what is no filter of it is left out.
        onOpen={(saved) => void navigate({ search: saved as InboxSearch, replace: true })}
      />
      {/* What is open beside the list belongs to the list: another list closes it. */}
      <InboxFilters search={search} onChange={(next) => change({ open: undefined, ...next })} />
      {mayDoMany && <BulkBar picked={picked} />}
      <BesideList
        panel={search.open === undefined ? null : <WorkPanel open={search.open} />}
        link={opened && partOf(opened.system)?.work.link(opened)}
        onClose={() => change({ open: undefined })}
      >
        <PagedTable query={query} empty={<NothingToDo filtered={filtered} />}>
          {(items, onNearEnd, waiting) => (
            <InboxTable
              rows={items}
              onNearEnd={onNearEnd}
              waiting={waiting}
              open={search.open}
              picked={mayDoMany ? picked : null}
              onOpen={(open) => change({ open })}
            />
          )}
        </PagedTable>
      </BesideList>
    </div>
  );
}

function Total({ filter }: { readonly filter: InboxFilter }) {
  const { t } = useTexts();
  const format = useFormat();
  const count = useQuery(inboxCountQuery(filter));
  if (count.data === undefined) return null;
  return (
    <p className="desk-quiet">
      {t(count.data.mine > 0 ? 'inbox.total.mine' : 'inbox.total', {
        n: format.number(count.data.total),
        mine: format.number(count.data.mine),
      })}
    </p>
  );
}

function NothingToDo({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTexts();
  const kind = filtered ? 'filtered' : 'all';
  return (
    <Empty title={t(`inbox.empty.${kind}.title`)}>
      <p>{t(`inbox.empty.${kind}.text`)}</p>
    </Empty>
  );
}
