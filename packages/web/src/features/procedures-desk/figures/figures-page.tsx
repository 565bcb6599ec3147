import type { OutputOf } from '@dongbo/contract';
import { figureGroups } from '@dongbo/contract/procedures';
import type { FigureGroup } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { exportFigures, type listFigures } from '../endpoints.ts';
import { figuresQuery } from '../queries/figures.ts';
import type { FigureFilter } from '../queries/figures.ts';
import { FigureTable } from './figure-table.tsx';

/** What the address asks for: this month until today, by procedure, and by unit for who watches over the whole province. */
function useFilter(): FigureFilter & { readonly group: FigureGroup } {
  const { posts } = useDesk();
  const search = useSearch({ from: '/lam-viec/so-lieu' });
  const today = dayOfInstant(serverNow().toISOString());
  const isOverAll = posts.some(({ role }) => role === 'provincial-office');
  return {
    group: search.group ?? (isOverAll ? 'unit' : 'procedure'),
    from: search.from ?? `${today.slice(0, 8)}01`,
    to: search.to ?? today,
    competentUnitId: search.unit,
  };
}

/** Figures of the units where one works: each number opens the dossiers that it counted. */
export function FiguresPage() {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  const filter = useFilter();
  const navigate = useNavigate({ from: '/lam-viec/so-lieu' });
  const query = useQuery(figuresQuery(filter));
  const change = (next: { group?: FigureGroup | undefined; from?: string; to?: string; unit?: string | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  return (
    <div className="desk-page desk-fee-book">
      <PageHead title={t('page.figures')}>
        <p className="desk-quiet">{t('figures.about')}</p>
        {may('procedures.digitisation.list') && (
          <p>
            <Link to="/lam-viec/so-hoa" className="ds-link">
              {t('figures.digitisation')}
            </Link>
          </p>
        )}
        {may('procedures.held-use.list') && (
          <p>
            <Link to="/lam-viec/giay-to-da-co" className="ds-link">
              {t('figures.held-use')}
            </Link>
          </p>
        )}
      </PageHead>
      <Filters>
        <PickField
          label={t('figures.group')}
          value={filter.group}
          options={figureGroups.map((one) => ({ value: one, label: t(`figures.group.${one}`) }))}
          onChange={(value) => change({ group: figureGroups.find((one) => one === value) })}
        />
        <DayField
          needed
          label={t('dossiers.from')}
          value={filter.from}
          onChange={(from) => from !== '' && change({ from })}
        />
        <DayField needed label={t('dossiers.to')} value={filter.to} onChange={(to) => to !== '' && change({ to })} />
        {filter.competentUnitId !== undefined && (
          <button type="button" className="desk-chip" onClick={() => change({ unit: undefined, group: 'unit' })}>
            {t('figures.all-units')}
          </button>
        )}
        {may('procedures.figures.export') && <ExportButtons endpoint={exportFigures} filter={filter} />}
      </Filters>
      <Await query={query}>{(answer) => <Answer answer={answer} filter={filter} />}</Await>
    </div>
  );
}

interface AnswerProps {
  readonly answer: OutputOf<typeof listFigures>;
  readonly filter: FigureFilter & { readonly group: FigureGroup };
}

function Answer({ answer, filter }: AnswerProps) {
  const { t } = useTexts('procedures-desk');
  if (answer.items.length === 0)
    return (
      <Empty title={t('figures.empty.title')}>
        <p>{t('figures.empty.text')}</p>
      </Empty>
    );
  return (
    <>
      <FigureTable answer={answer} filter={filter} />
      {answer.left > 0 && <p className="desk-quiet">{t('figures.left', { n: answer.left })}</p>}
    </>
  );
}
