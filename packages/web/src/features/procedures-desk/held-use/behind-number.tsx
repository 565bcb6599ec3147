import { UnitId } from '@dongbo/contract';
import type { OutputOf } from '@dongbo/contract';
import type { heldUseFigures } from '@dongbo/contract/procedures';
import { shownName } from '@dongbo/contract/procedures';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import type { listHeldUseDossiers } from './endpoints.ts';
import type { ShownFilter } from './held-use-table.tsx';
import { heldUseDossiersQuery, type BehindFilter } from './queries.ts';

interface BehindNumberProps {
  readonly figure: (typeof heldUseFigures)[number];
  readonly row: string | null;
  readonly filter: ShownFilter;
}

/** What a row narrows a number to. Pure. */
function narrowedTo({ group }: ShownFilter, row: string | null): Partial<BehindFilter> {
  if (row === null) return {};
  if (group === 'procedure') return { procedureCode: row };
  return group === 'paper' ? { paper: row } : { competentUnitId: UnitId.parse(row) };
}

/** The dossiers that a number counted. */
export function BehindNumber({ figure, row, filter }: BehindNumberProps) {
  const { t } = useTexts('procedures-desk');
  const { from, to } = filter;
  const query = useInfiniteQuery(heldUseDossiersQuery({ figure, from, to, ...narrowedTo(filter, row) }));
  return (
    <section aria-labelledby="held-use-behind">
      <h2 className="ds-heading" data-size="xs" id="held-use-behind">
        {t('held-use.behind', { what: t(`held-use.${figure}`) })}
      </h2>
      <PagedList query={query} more={t('held-use.more')} empty={<Empty title={t('held-use.empty.title')} />}>
        {(items) => <Dossiers items={items} />}
      </PagedList>
    </section>
  );
}

type Rows = OutputOf<typeof listHeldUseDossiers>['items'];

function Dossiers({ items }: { readonly items: readonly Rows[number][] }) {
  const { t, language } = useTexts('procedures-desk');
  const head = ['code', 'procedure', 'unit', 'received', 'papers'].map((key) => t(`held-use.head.${key}`));
  return (
    <Table caption={t('held-use.title')} hideCaption head={head}>
      {items.map(({ id, code, procedureName, procedureShortName, unitName, receivedAt, papers }) => (
        <tr key={id}>
          <td className="tabular">
            <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: id }} className="ds-link">
              {code}
            </Link>
          </td>
          <td>{shownName(language, { name: procedureName, shortName: procedureShortName }).text}</td>
          <td>{unitName}</td>
          <td>
            <TimeText at={receivedAt} short />
          </td>
          <td>
            {papers.map(({ name, outcome }) => (
              <span key={`${name} ${outcome}`} className="block">
                {name}: {t(`held-use.outcome.${outcome}`)}
              </span>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}
