import type { OutputOf } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { Await, Empty } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import type { listLateSoon } from '../endpoints.ts';
import { lateSoonQuery } from '../queries/late-soon.ts';
import { AssignProposed } from './assign-proposed.tsx';

type Forecast = OutputOf<typeof listLateSoon>;

/** What will be late within the week at today's pace, who has it, and who has room. */
export function LateSoonPage() {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(lateSoonQuery);
  return (
    <div className="desk-page desk-fee-book">
      <PageHead title={t('page.late-soon')}>
        <p className="desk-quiet">{t('late-soon.about')}</p>
      </PageHead>
      <Await query={query}>{(forecast) => <Answer forecast={forecast} />}</Await>
    </div>
  );
}

function Answer({ forecast }: { readonly forecast: Forecast }) {
  const { t } = useTexts('procedures-desk');
  const { items, people, weighed, unknown, left, measuredAt } = forecast;
  if (measuredAt === null) return <NotMeasured />;
  return (
    <>
      <p className="desk-quiet" role="status">
        {t('late-soon.weighed', { n: weighed, unknown })} {left && t('late-soon.left', { n: weighed })}
      </p>
      {items.length === 0 && (
        <Empty title={t('late-soon.empty')}>
          {unknown > 0 && <p>{t('late-soon.unknown', { n: weighed, unknown })}</p>}
        </Empty>
      )}
      {items.length > 0 && (
        <>
          <AssignProposed items={items} people={people} />
          <Late items={items} people={people} />
          <People people={people} />
        </>
      )}
    </>
  );
}

/** Before the first night: why nothing is here, when something will be, and where to look meanwhile. */
function NotMeasured() {
  const { t } = useTexts('procedures-desk');
  return (
    <Empty title={t('late-soon.no-pace')}>
      <p>{t('late-soon.no-pace.why')}</p>
      <p>
        <Link className="ds-link" {...deskLink({ to: '/lam-viec', search: { due: 'soon' } })}>
          {t('late-soon.no-pace.meanwhile')}
        </Link>
      </p>
    </Empty>
  );
}

function Late({ items, people }: Pick<Forecast, 'items' | 'people'>) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? '–';
  const head = ['code', 'procedure', 'step', 'assignee', 'due', 'expected', 'proposed'];
  return (
    <Table caption={t('late-soon.list')} head={head.map((key) => t(`late-soon.head.${key}`))}>
      {items.map((item) => (
        <tr key={item.dossierId}>
          <td className="tabular">
            <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: item.dossierId }} className="ds-link">
              {item.code}
            </Link>
          </td>
          <td>{item.procedureName}</td>
          <td>{item.stepName && format.local(item.stepName)}</td>
          <td>{item.assignee?.name ?? t('late-soon.nobody')}</td>
          <td>
            <TimeText at={item.dueAt} short />
          </td>
          <td className="desk-late">
            <TimeText at={item.expectedAt} short />
          </td>
          <td>{nameOf(item.proposed)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Minutes as hours, as people plan. */
const hours = (minutes: number): number => Math.round(minutes / 60);

function People({ people }: Pick<Forecast, 'people'>) {
  const { t } = useTexts('procedures-desk');
  const head = ['name', 'unit', 'open', 'late', 'needed', 'room'];
  return (
    <Table caption={t('late-soon.people')} head={head.map((key) => t(`late-soon.head.${key}`))}>
      {people.map(({ id, name, unitName, openItems, late, neededMinutes, unknownItems, hereMinutes }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{unitName}</td>
          <td className="tabular">{openItems}</td>
          <td className="tabular">{late}</td>
          <td className="tabular">
            {unknownItems < openItems && t('late-soon.hours', { n: hours(neededMinutes) })}
            {unknownItems > 0 && <span className="block">{t('late-soon.no-figures', { n: unknownItems })}</span>}
          </td>
          <td className="tabular">
            {t(unknownItems > 0 ? 'late-soon.at-most' : 'late-soon.hours', {
              n: hours(Math.max(0, hereMinutes - neededMinutes)),
            })}
          </td>
        </tr>
      ))}
    </Table>
  );
}
