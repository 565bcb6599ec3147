import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { getMyLetter } from '../endpoints.ts';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { DueDate } from './due-date.tsx';
import { myDossierQuery } from './queries.ts';
import { SentContent } from './sent-content.tsx';
import { StateTag } from './state-tag.tsx';
import { Timeline } from './timeline.tsx';

/** One dossier as its owner sees it: what is asked of me first, then when, what happened and what was sent. */
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
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <div>
        <PageHeading title={`${dossier.code} – ${dossier.procedure.name}`} size="xs">
          <span lang="vi">{dossier.procedure.name}</span>
        </PageHeading>
        <p className="dossier-line">
          <span className="tabular">{dossier.code}</span> <StateTag state={dossier.state} />
        </p>
      </div>
      <section className="next-box" aria-labelledby="next-title">
        <h2 className="ds-heading" data-size="2xs" id="next-title">
          {t('dossier.next')}
        </h2>
        <p>{t([`next:${dossier.next}`, `next:${dossier.state}`])}</p>
        <Result dossier={dossier} />
      </section>
      <DueDate dossier={dossier} />
      <Timeline entries={dossier.timeline} />
      <Letters dossier={dossier} />
      <SentContent dossier={dossier} />
    </div>
  );
}

function Result({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const { result } = dossier;
  if (result === null || !dossier.letters.includes('result')) return null;
  return (
    <>
      <p>
        <strong lang="vi">{result.title}</strong>
        {result.number !== null && (
          <span className="quiet"> · {t('dossier.result.number', { number: result.number })}</span>
        )}
        {result.signedBy !== null && result.signedAt !== null && (
          <span className="quiet block">
            {t('dossier.result.signed', { name: result.signedBy })} <TimeText at={result.signedAt} />
          </span>
        )}
      </p>
      <p>
        <ButtonLink href={api.url(getMyLetter, { dossierId: dossier.id, form: 'result' })} download>
          {t('dossier.result.download')}
        </ButtonLink>
      </p>
    </>
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
