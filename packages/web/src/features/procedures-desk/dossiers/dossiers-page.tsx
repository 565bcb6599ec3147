import { dossierStandings } from '@dongbo/contract/procedures';
import type { DossierRow } from '@dongbo/contract/procedures';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Empty } from '../../../ui/states.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { exportDossiers } from '../endpoints.ts';
import { DossierTable } from '../parts/dossier-table.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { SavedViews } from '../../../ui/desk/views/saved-views.tsx';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { dossiersQuery } from '../queries/dossiers.ts';
import type { DossierFilter } from '../queries/dossiers.ts';
import { FigureChips } from './figure-chips.tsx';
import { FurtherFilters } from './further-filters.tsx';
import { PeriodFields } from './period-fields.tsx';

/** The list as the address asks for it, the units among which one may choose, and how many dossiers fit. */
function useDossiers() {
  const search = useSearch({ from: '/lam-viec/ho-so' });
  const { person, posts } = useDesk();
  const { q, state, procedure, words, unit, channel, mine, settles, handler, by, from, to } = search;
  const units = [...new Map(posts.map(({ unitId, unitName }) => [unitId, unitName]))];
  const filter: DossierFilter = {
    q,
    state,
    channel,
    by,
    from,
    to,
    procedureCode: procedure,
    procedure: words,
    unitId: unit,
    assigneeId: mine && person.id,
    competentUnitId: settles,
    handlerId: handler,
  };
  const query = useInfiniteQuery(dossiersQuery(filter));
  return { query, filter, units, total: query.data?.pages[0]?.total ?? null };
}

/** All dossiers of the units where one works, open and closed. */
export function DossiersPage() {
  const { t } = useTexts('procedures-desk');
  const search = useSearch({ from: '/lam-viec/ho-so' });
  const navigate = useNavigate({ from: '/lam-viec/ho-so' });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const { q, state } = search;
  const { may } = useDesk();
  const { query, filter, units, total } = useDossiers();
  const none = (text: string) => (text === '' ? undefined : text);
  const back = useMemo(() => deskLink({ to: '/lam-viec/ho-so', search }), [search]);
  return (
    <div className="desk-page">
      <PageHead title={t('page.dossiers')} />
      <SavedViews
        page="dossiers"
        search={search}
        // The route reads it as any address: what is no filter of it is left out.
        onOpen={(saved) => void navigate({ search: saved as typeof search, replace: true })}
      />
      <Filters>
        <SearchField
          label={t('dossiers.q')}
          placeholder={t('dossiers.q.hint')}
          value={q ?? ''}
          onChange={(text) => change({ q: none(text) })}
        />
        <PickField
          label={t('dossiers.state')}
          all={t('dossiers.state.all')}
          value={state ?? ''}
          options={dossierStandings.map((one) => ({ value: one, label: t(`terms:dossier-state.${one}`) }))}
          onChange={(value) => change({ state: dossierStandings.find((one) => one === value) })}
        />
        <FurtherFilters search={search} units={units} onChange={change} />
        <PeriodFields period={search} onChange={change} />
        {may('procedures.dossier.export') && <ExportButtons endpoint={exportDossiers} filter={filter} />}
      </Filters>
      <FigureChips search={search} settledBy={query.data?.pages[0]?.items[0]?.competentUnit.name} onChange={change} />
      <p className="desk-quiet" role="status">
        {total !== null && t(total > 1000 ? 'dossiers.total.more' : 'dossiers.total', { n: total })}
      </p>
      <PagedTable<DossierRow> query={query} empty={<NoDossiers />}>
        {(rows, onNearEnd, waiting) => (
          <DossierTable back={back} label={t('page.dossiers')} rows={rows} onNearEnd={onNearEnd} waiting={waiting} />
        )}
      </PagedTable>
    </div>
  );
}

function NoDossiers() {
  const { t } = useTexts('procedures-desk');
  return (
    <Empty title={t('dossiers.empty.title')}>
      <p>{t('dossiers.empty.text')}</p>
    </Empty>
  );
}
