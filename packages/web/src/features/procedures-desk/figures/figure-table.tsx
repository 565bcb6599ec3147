import type { OutputOf } from '@dongbo/contract';
import { dossierFigures, dossiersBehind } from '@dongbo/contract/procedures';
import type { DossierFigure, FigureGroup, Figures } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Table } from '../../../ui/table.tsx';
import type { listFigures } from '../endpoints.ts';
import type { FigureFilter } from '../queries/figures.ts';

interface FigureTableProps {
  readonly answer: OutputOf<typeof listFigures>;
  readonly filter: FigureFilter & { readonly group: FigureGroup };
}

/** One figure, as a way to the dossiers that it counted. */
interface NumberProps {
  readonly figure: DossierFigure;
  readonly count: number;
  /** Id or code of the row; null: all together. */
  readonly row: string | null;
  readonly filter: FigureTableProps['filter'];
}

/** Of how many of the finished dossiers a time is told. */
const shares = ['half', 'nine'] as const;

// The keys of an object are what its type says.
const shown = Object.keys(dossierFigures) as DossierFigure[];

function Count({ figure, count, row, filter }: NumberProps) {
  if (count === 0) return <>0</>;
  const asked = dossiersBehind(figure, row === null ? null : { group: filter.group, key: row }, filter);
  const { state, by, from, to, competentUnitId: settles, procedureCode: procedure, handlerId: handler } = asked;
  return (
    <Link to="/lam-viec/ho-so" search={{ state, by, from, to, settles, procedure, handler }} className="ds-link">
      {count.toLocaleString('vi')}
    </Link>
  );
}

/** A row for each unit, procedure or person, and the row of all together. */
export function FigureTable({ answer: { total, items }, filter }: FigureTableProps) {
  const { t } = useTexts('procedures-desk');
  const head = [
    `figures.group.${filter.group}`,
    ...shown.map((one) => `figures.${one}`),
    ...shares.map((share) => `figures.${share}`),
  ];
  return (
    <Table caption={t('page.figures')} hideCaption head={head.map((key) => t(key))}>
      <Row name={t('figures.total')} row={null} figures={total} filter={filter} />
      {items.map(({ key, name, figures }) => (
        <Row key={key} name={name} row={key} figures={figures} filter={filter} />
      ))}
    </Table>
  );
}

interface RowProps {
  readonly name: string;
  readonly row: string | null;
  readonly figures: Figures;
  readonly filter: FigureTableProps['filter'];
}

function Row({ name, row, figures, filter }: RowProps) {
  const { t } = useTexts('procedures-desk');
  const { group, from, to } = filter;
  const { medianDays, nineInTenDays } = figures;
  return (
    <tr>
      <th scope="row">
        {group === 'unit' && row !== null ? (
          <Link to="/lam-viec/so-lieu" search={{ group: 'procedure', unit: row, from, to }} className="ds-link">
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      {shown.map((figure) => (
        <td key={figure} className="tabular">
          <Count figure={figure} count={figures[figure]} row={row} filter={filter} />
        </td>
      ))}
      {[medianDays, nineInTenDays].map((days, index) => (
        <td key={shares[index]} className="tabular">
          {days === null ? '–' : t(days === 0 ? 'figures.same-day' : 'figures.took', { n: days })}
        </td>
      ))}
    </tr>
  );
}
