import type { OutputOf } from '@dongbo/contract';
import { heldUseFigures } from '@dongbo/contract/procedures';
import type { HeldUse, HeldUseGroup } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Table } from '../../../ui/table.tsx';
import type { listHeldUse } from './endpoints.ts';

/** The period and by what its rows are put together. */
export interface ShownFilter {
  readonly group: HeldUseGroup;
  readonly from: string;
  readonly to: string;
}

interface HeldUseTableProps {
  readonly answer: OutputOf<typeof listHeldUse>;
  readonly filter: ShownFilter;
}

/** A row for each unit, procedure or paper, and the row of all together. */
export function HeldUseTable({ answer: { total, items }, filter }: HeldUseTableProps) {
  const { t } = useTexts('procedures-desk');
  const head = [
    t(`held-use.group.${filter.group}`),
    ...heldUseFigures.map((figure) => t(`held-use.${figure}`)),
    t('held-use.share'),
  ];
  return (
    <Table caption={t('held-use.title')} hideCaption head={head}>
      <Row name={t('figures.total')} row={null} figures={total} filter={filter} />
      {items.map(({ key, name, figures }) => (
        <Row key={key} name={name} row={key} figures={figures} filter={filter} />
      ))}
    </Table>
  );
}

interface RowProps {
  readonly name: string;
  /** Id, code or name of the row; null: all together. */
  readonly row: string | null;
  readonly figures: HeldUse;
  readonly filter: ShownFilter;
}

function Row({ name, row, figures, filter }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {heldUseFigures.map((figure) => (
        <td key={figure} className="tabular">
          {figures[figure] === 0 ? (
            '0'
          ) : (
            <Link
              to="/lam-viec/giay-to-da-co"
              search={{ ...filter, figure, ...(row !== null && { row }) }}
              className="ds-link"
            >
              {figures[figure].toLocaleString('vi')}
            </Link>
          )}
        </td>
      ))}
      <td className="tabular">
        {figures.offered === 0 ? '–' : `${Math.round((100 * figures.used) / figures.offered)}%`}
      </td>
    </tr>
  );
}
