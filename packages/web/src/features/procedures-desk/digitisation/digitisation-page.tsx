import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DigitisationFigures } from '@dongbo/contract/procedures';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { ExportButtons } from '../../../ui/desk/export-buttons.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Filters } from '../../../ui/desk/filters.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { Await } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { exportDigitisation } from './endpoints.ts';
import { digitisationFiguresQuery } from './queries.ts';

const groups = ['unit', 'procedure'] as const;
const counted = ['papers', 'digitised', 'signed', 'data', 'reused'] as const;

/** How much of what is handed in is digitised, signed and written down; the papers behind it as a file. */
export function DigitisationPage() {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  const search = useSearch({ from: '/lam-viec/so-hoa' });
  const navigate = useNavigate({ from: '/lam-viec/so-hoa' });
  const today = dayOfInstant(serverNow().toISOString());
  const period = { from: search.from ?? `${today.slice(0, 8)}01`, to: search.to ?? today };
  const group = search.group ?? 'procedure';
  const query = useQuery(digitisationFiguresQuery({ ...period, group }));
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  return (
    <div className="desk-page desk-fee-book">
      <PageHead title={t('digitisation.page')}>
        <p className="desk-quiet">{t('digitisation.about')}</p>
      </PageHead>
      <Filters>
        <PickField
          label={t('figures.group')}
          value={group}
          options={groups.map((one) => ({ value: one, label: t(`figures.group.${one}`) }))}
          onChange={(value) => change({ group: groups.find((one) => one === value) })}
        />
        <DayField
          needed
          label={t('dossiers.from')}
          value={period.from}
          onChange={(from) => from !== '' && change({ from })}
        />
        <DayField needed label={t('dossiers.to')} value={period.to} onChange={(to) => to !== '' && change({ to })} />
        {may('procedures.digitisation.export') && <ExportButtons endpoint={exportDigitisation} filter={period} />}
      </Filters>
      <Await query={query}>
        {({ total, items }) => (
          <Table
            caption={t('digitisation.page')}
            hideCaption
            head={[t(`figures.group.${group}`), ...counted.map((one) => t(`digitisation.count.${one}`))]}
          >
            <Row name={t('digitisation.total')} figures={total} />
            {items.map(({ key, name, figures }) => (
              <Row key={key} name={name} figures={figures} />
            ))}
          </Table>
        )}
      </Await>
    </div>
  );
}

function Row({ name, figures }: { readonly name: string; readonly figures: DigitisationFigures }) {
  const format = useFormat();
  const share = (n: number) =>
    figures.papers === 0 ? format.number(n) : `${format.number(n)} (${Math.round((100 * n) / figures.papers)} %)`;
  return (
    <tr>
      <th scope="row">{name}</th>
      {counted.map((one) => (
        <td key={one} className="tabular">
          {one === 'papers' ? format.number(figures.papers) : share(figures[one])}
        </td>
      ))}
    </tr>
  );
}
