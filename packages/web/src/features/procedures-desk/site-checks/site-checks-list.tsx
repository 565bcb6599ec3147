import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { Await } from '../../../ui/states.tsx';
import { siteChecksQuery } from './queries.ts';
import { SiteCheckFacts, SiteRecordView } from './site-check-facts.tsx';
import { siteCheckLink } from './site-check-link.ts';

/** Every verification of a dossier on the spot, with how much of the time it took. */
export function SiteChecksList({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const query = useQuery(siteChecksQuery(dossier.id, dossier.version));
  const hours = (minutes: number) => format.number(Math.round(minutes / 6) / 10);
  return (
    <section className="desk-block" aria-labelledby="site-checks-title">
      <h2 id="site-checks-title">{t('site.title')}</h2>
      <Await query={query}>
        {({ items }) => (
          <>
            {items.map((check) => (
              <div key={check.id}>
                <SiteCheckFacts check={check} />
                <SiteRecordView check={check} />
                <p>
                  <Link className="ds-link" {...siteCheckLink(check.id)}>
                    {t('site.open')}
                  </Link>
                </p>
              </div>
            ))}
            {items.some(({ record, corrects }) => record !== null && corrects === null) && (
              <p className="desk-quiet">
                {t('site.share', { hours: hours(items.reduce((sum, { minutes }) => sum + minutes, 0)) })}
              </p>
            )}
          </>
        )}
      </Await>
    </section>
  );
}
