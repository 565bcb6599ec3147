import { exportTrackingBook, printTrackingBook } from '../endpoints.ts';
import type { UnitId } from '@dongbo/contract';
import type { DossierRow } from '@dongbo/contract/procedures';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../../../lib/api.ts';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, Failed } from '../../../ui/states.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { DossierTable } from '../parts/dossier-table.tsx';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { saveFile } from '../../../ui/desk/fetch-file.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { PagedTable } from '../../../ui/desk/paged-table.tsx';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { unitsQuery } from '../../../lib/units.ts';
import { trackingBookQuery, type TrackingBookFilter } from '../queries/dossiers.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';

/** The tracking book (form 07 of Circular 03/2025/TT-VPCP): what a unit took in over a period, on the screen and as a file. */
export function TrackingBookPage() {
  const { t } = useTexts('procedures-desk');
  const { post } = useDesk();
  if (post !== null) return <Book ownUnit={post.unitId} />;
  return (
    <div className="desk-page">
      <PageHead title={t('page.tracking-book')} />
      <Empty title={t('book.no-unit')} />
    </div>
  );
}

/** Who watches over the procedures of the whole province looks into the book of any of its bodies. */
function useUnitsBelow() {
  const { posts } = useDesk();
  const enabled = posts.some(({ role }) => role === 'provincial-office');
  const departments = useQuery({ ...unitsQuery('department'), enabled }).data ?? [];
  const communes = useQuery({ ...unitsQuery('commune'), enabled }).data ?? [];
  return [...departments, ...communes];
}

function useBookFilter(ownUnit: UnitId) {
  const { posts } = useDesk();
  const search = useSearch({ from: '/lam-viec/so-theo-doi' });
  const today = dayOfInstant(serverNow().toISOString());
  const own = posts.map(({ unitId, unitName }) => ({ id: unitId, name: unitName }));
  const units = [...new Map([...own, ...useUnitsBelow()].map((unit) => [unit.id, unit])).values()];
  const unitId = units.find(({ id }) => id === search.unit)?.id ?? ownUnit;
  return { units, filter: { unitId, from: search.from ?? `${today.slice(0, 8)}01`, to: search.to ?? today } };
}

/** The book on paper. A refusal stands below the button. */
function PrintButton({ filter }: { readonly filter: TrackingBookFilter }) {
  const { t } = useTexts('procedures-desk');
  const file = useMutation({
    mutationFn: () => saveFile(api.url(printTrackingBook, filter), `so-theo-doi-${filter.from}-${filter.to}.pdf`),
  });
  return (
    <>
      <p className="desk-actions">
        <Button variant="secondary" busy={file.isPending} onClick={() => file.mutate()}>
          {t('book.pdf')}
        </Button>
      </p>
      {file.error !== null && <Failed error={file.error} />}
    </>
  );
}

function Book({ ownUnit }: { readonly ownUnit: UnitId }) {
  const { t } = useTexts('procedures-desk');
  const navigate = useNavigate({ from: '/lam-viec/so-theo-doi' });
  const { may } = useDesk();
  const { units, filter } = useBookFilter(ownUnit);
  const query = useInfiniteQuery(trackingBookQuery(filter));
  const search = useSearch({ from: '/lam-viec/so-theo-doi' });
  const back = useMemo(() => deskLink({ to: '/lam-viec/so-theo-doi', search }), [search]);
  const change = (next: { unit?: string; from?: string; to?: string }) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  return (
    <div className="desk-page">
      <PageHead title={t('page.tracking-book')}>
        <p className="desk-quiet">{t('book.form')}</p>
      </PageHead>
      <Filters>
        <PickField
          wide
          label={t('book.unit')}
          value={filter.unitId}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(unit) => change({ unit })}
        />
        <DayField
          needed
          label={t('dossiers.from')}
          value={filter.from}
          onChange={(from) => from !== '' && change({ from })}
        />
        <DayField needed label={t('dossiers.to')} value={filter.to} onChange={(to) => to !== '' && change({ to })} />
        {may('procedures.tracking-book.print') && <PrintButton filter={filter} />}
        {may('procedures.tracking-book.export') && <ExportButtons endpoint={exportTrackingBook} filter={filter} />}
      </Filters>
      <PagedTable<DossierRow>
        query={query}
        empty={
          <Empty title={t('book.empty.title')}>
            <p>{t('book.empty.text')}</p>
          </Empty>
        }
      >
        {(rows, onNearEnd, waiting) => (
          <DossierTable
            book
            back={back}
            label={t('page.tracking-book')}
            rows={rows}
            onNearEnd={onNearEnd}
            waiting={waiting}
          />
        )}
      </PagedTable>
    </div>
  );
}
