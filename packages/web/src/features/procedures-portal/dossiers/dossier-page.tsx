import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { getMyLetter } from '../endpoints.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Await } from '../../../ui/states.tsx';
import { DossierHead } from './dossier-head.tsx';
import { WhyThisDate } from './due-date.tsx';
import { myDossierQuery } from './queries.ts';
import { SentContent } from './sent-content.tsx';
import { Timeline } from './timeline.tsx';

/** One dossier as its owner sees it: how it stands first, then what happened and what was sent. */
export function DossierPage({ dossierId }: { readonly dossierId: string }) {
  const query = useQuery(myDossierQuery(dossierId));
  // Nothing is typed here: the page shows at once what happened.
  useSubjectNews(dossierId, () => void query.refetch());
  return (
    <Await query={query} page>
      {(dossier) => <OneDossier dossier={dossier} />}
    </Await>
  );
}

function OneDossier({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  return (
    <div className="dossier-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <DossierHead dossier={dossier} />
      <div className="dossier-columns">
        <div className="stack">
          <WhyThisDate dossier={dossier} />
          <Timeline entries={dossier.timeline} />
        </div>
        <div className="stack">
          <Letters dossier={dossier} />
          <SentContent dossier={dossier} />
        </div>
      </div>
    </div>
  );
}

function Letters({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const letters = dossier.letters.filter((form) => form !== 'result' && form !== 'control-slip');
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="letters-title">
      <h2 className="ds-heading" data-size="xs" id="letters-title">
        {t('dossier.letters')}
      </h2>
      <ul className="plain-list">
        {letters.map((form) => (
          <li key={form}>
            <a
              className="ds-link"
              href={api.url(getMyLetter, { dossierId: dossier.id, form })}
              target="_blank"
              rel="noopener"
            >
              {t(`terms:letter.${form}`)} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
