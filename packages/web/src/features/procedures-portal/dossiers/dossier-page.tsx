import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'wouter';
import { writeDay } from '@dongbo/contract';
import { letterNameKey } from '@dongbo/contract/procedures';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { getMyLetter } from './endpoints.ts';
import { useTexts, withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { Await } from '../../../ui/states.tsx';
import { DossierHead } from './dossier-head.tsx';
import { Forecast } from './forecast.tsx';
import { WhyThisDate } from './due-date.tsx';
import { myDossierQuery } from './queries.ts';
import { SentContent } from './sent-content.tsx';
import { correctionTexts } from '../corrections/correction-texts.ts';
import { feeTexts } from '../texts.ts';
import { resultPaperTexts } from './result-paper-texts.ts';
import { visitTexts } from './visits/visit-texts.ts';
import { Timeline } from './timeline.tsx';

const CorrectionsPart = pageOf(
  withTexts([correctionTexts], async () => (await import('../corrections/corrections-part.tsx')).CorrectionsPart),
);
const FeesPart = pageOf(withTexts([feeTexts], async () => (await import('../fees/fees-part.tsx')).FeesPart));
const Rate = pageOf(async () => (await import('./rate.tsx')).Rate);
const ResultPapers = pageOf(
  withTexts([resultPaperTexts], async () => (await import('./result-papers.tsx')).ResultPapers),
);
const VisitsPart = pageOf(withTexts([visitTexts], async () => (await import('./visits/visits-part.tsx')).VisitsPart));
const Withdraw = pageOf(async () => (await import('./withdraw.tsx')).Withdraw);

/** One dossier as its owner sees it: how it stands first, then what happened and what was sent. */
export function DossierPage({ dossierId }: { readonly dossierId: string }) {
  const client = useQueryClient();
  const query = useQuery(myDossierQuery(dossierId));
  // Nothing is typed here: the page shows at once what happened.
  useSubjectNews(dossierId, () => {
    void query.refetch();
    void client.invalidateQueries({ queryKey: ['my-fees', dossierId] });
  });
  return (
    <Await query={query} page>
      {(dossier) => <OneDossier dossier={dossier} />}
    </Await>
  );
}

function OneDossier({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const hasToPay = dossier.fees?.state === 'open';
  const fees = dossier.fees !== null && (
    <Suspense>
      <FeesPart dossier={dossier} />
    </Suspense>
  );
  return (
    <div className="dossier-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <DossierHead dossier={dossier}>{hasToPay && fees}</DossierHead>
      <div className="dossier-columns">
        <div className="stack">
          {dossier.siteChecks.length > 0 && (
            <Suspense fallback={null}>
              <VisitsPart dossier={dossier} />
            </Suspense>
          )}
          <Forecast dossier={dossier} />
          <WhyThisDate dossier={dossier} />
          <Timeline entries={dossier.timeline} />
        </div>
        <div className="stack">
          {!hasToPay && fees}
          {dossier.resultPapers.length > 0 && (
            <Suspense fallback={null}>
              <ResultPapers dossier={dossier} />
            </Suspense>
          )}
          {dossier.result?.state === 'issued' && (
            <Suspense fallback={null}>
              <CorrectionsPart dossier={dossier} />
            </Suspense>
          )}
          {(dossier.mayRate || dossier.rating !== null) && (
            <Suspense fallback={null}>
              <Rate dossier={dossier} />
            </Suspense>
          )}
          <Letters dossier={dossier} />
          <SentContent dossier={dossier} />
          {dossier.mayWithdraw && (
            <Suspense fallback={null}>
              <Withdraw dossier={dossier} />
            </Suspense>
          )}
        </div>
      </div>
    </div>
  );
}

/** Papers that the owner can open, the newest of each kind; of requests for a supplement every one. */
function Letters({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const once = dossier.letters
    .filter((form) => !['result', 'control-slip', 'supplement', 'result-decision'].includes(form))
    .map((form) => ({ key: form, name: t(`terms:${letterNameKey(form, dossier.ending)}`), of: { form } }));
  const asked = dossier.supplementLetters.map(({ ordinal, at }) => ({
    key: `supplement-${ordinal}`,
    name: t('dossier.supplement-letter', {
      name: t('terms:letter.supplement'),
      n: ordinal,
      day: writeDay(at.slice(0, 10)),
    }),
    of: { form: 'supplement' as const, ordinal },
  }));
  const letters = [...once, ...asked];
  if (letters.length === 0) return null;
  return (
    <section aria-labelledby="letters-title">
      <h2 className="ds-heading" data-size="xs" id="letters-title">
        {t('dossier.letters')}
      </h2>
      <ul className="plain-list">
        {letters.map(({ key, name, of }) => (
          <li key={key}>
            <a
              className="ds-link"
              href={api.url(getMyLetter, { dossierId: dossier.id, ...of })}
              target="_blank"
              rel="noopener"
            >
              {name} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
