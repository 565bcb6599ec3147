import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Await } from '../../../ui/states.tsx';
import { messageWaysQuery } from './queries.ts';
import { SimulatedHint } from './simulated-hint.tsx';
import { WayPart } from './way-part.tsx';

/** How I am told: on the page always, and by e-mail and text message where I choose it. */
export function MessageWaysPage() {
  const { t } = useTexts();
  const query = useQuery(messageWaysQuery);
  return (
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <PageHeading title={t('ways.title')} />
      <p>{t('ways.page')}</p>
      <p>{t('ways.what')}</p>
      <Await query={query} page>
        {({ items }) => (
          <>
            {items.some(({ isSimulated }) => isSimulated) && <SimulatedHint />}
            {items.map((way) => (
              <WayPart key={way.channel} way={way} />
            ))}
          </>
        )}
      </Await>
      <section className="stack" aria-labelledby="ways-consent">
        <h2 className="ds-heading" data-size="xs" id="ways-consent">
          {t('ways.consent.title')}
        </h2>
        <p>{t('ways.consent')}</p>
      </section>
    </div>
  );
}
