import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Await, Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { simulatedMessagesQuery } from './queries.ts';
import { shownAddress } from './shown-address.ts';

/** What would have gone to me outside of the platform, were it not a demonstration. */
export function SimulatedMessagesPage() {
  const { t } = useTexts();
  const query = useQuery(simulatedMessagesQuery);
  return (
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi/cach-nhan-tin" className="ds-link back-link">
          {t('ways.title')}
        </Link>
      </p>
      <PageHeading title={t('ways.simulated.title')} />
      <p>{t('ways.simulated.text')}</p>
      <Await query={query} page>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('ways.simulated.none')} />
          ) : (
            <ul className="dossier-list">
              {items.map((one) => (
                <li key={`${one.at} ${one.text}`}>
                  <p className="quiet">
                    {t(`ways.${one.channel}`)} · <span className="tabular">{shownAddress(one, one.address)}</span> ·{' '}
                    <TimeText at={one.at} />
                  </p>
                  {one.subject !== null && <p>{one.subject}</p>}
                  <p className="message-text">{one.text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </div>
  );
}
