import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Opening } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { myOpeningsQuery } from './queries.ts';
import { StoreHead } from './store-head.tsx';

/** Which units opened what is mine: unit, office and time, never a name. */
export function OpeningsPage() {
  const { t } = useTexts('procedures-portal');
  const query = useInfiniteQuery(myOpeningsQuery);
  return (
    <div className="my-page stack">
      <StoreHead title="openings.title" lead="openings.lead" />
      <PagedList
        query={query}
        more={t('openings.more')}
        empty={
          <Empty title={t('openings.empty')}>
            <p>{t('openings.empty.text')}</p>
          </Empty>
        }
      >
        {(items) => (
          <ul className="dossier-list">
            {items.map((opening) => (
              <OpeningLine key={`${opening.at} ${opening.dossierId} ${opening.what}`} opening={opening} />
            ))}
          </ul>
        )}
      </PagedList>
      <p className="quiet">{t('openings.limits')}</p>
    </div>
  );
}

function OpeningLine({ opening }: { readonly opening: Opening }) {
  const { t, language } = useTexts('procedures-portal');
  const { dossierId, code, procedureName, shortName, what, unitName, office, at, times } = opening;
  return (
    <li>
      <p>
        <strong>{unitName ?? t('openings.no-office')}</strong>
        {office !== null && ` · ${office[language]}`}
      </p>
      <p>
        {t(`openings.what.${what}`)}
        {times > 1 && ` ${t('openings.times', { n: times })}`}
        {' · '}
        <TimeText at={at} />
      </p>
      <p className="quiet">
        <Link href={`/cua-toi/ho-so/${dossierId}`} className="ds-link tabular">
          {code}
        </Link>
        {' · '}
        <ProcedureName procedure={{ name: procedureName, shortName }} />
      </p>
    </li>
  );
}
