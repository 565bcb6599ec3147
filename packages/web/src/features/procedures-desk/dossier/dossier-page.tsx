import { Suspense, useState } from 'react';
import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTexts, withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { Await } from '../../../ui/states.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { dossierQuery } from '../queries/dossiers.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { SidePathNotices, SidePathVerbs } from '../side-paths/side-paths.tsx';
import { FeesBlock } from '../fees/fees-block.tsx';
import { ReferralsBlock } from '../referrals/referrals-block.tsx';
import { DigitisationBlock } from '../digitisation/digitisation-block.tsx';
import { SiteChecksBlock } from '../site-checks/site-checks-block.tsx';
import { correctionTexts } from '../texts.ts';
import { AnswersView } from './answers-view.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { ClockStrip } from './clock-strip.tsx';
import { Decision } from './decision.tsx';
import { DossierHead } from './dossier-head.tsx';
import { DossierPapers } from './paper-list.tsx';
import { PaperViewer } from './paper-viewer.tsx';
import { ResultPart } from './result-part.tsx';
import { ReturnedNotice } from './returned-notice.tsx';
import { Timeline } from './timeline.tsx';

// Nobody says of what was not issued that it is wrong.
const AfterIssue = pageOf(
  withTexts([correctionTexts], async () => (await import('../corrections/corrections-block.tsx')).AfterIssue),
);
// For those alone who look without settling.
const Inspection = pageOf(async () => (await import('./inspection.tsx')).Inspection);

/** One dossier: the clock above, the papers on the left, the decision and the form on the right, what happened below. */
export function DossierPage() {
  const { dossierId } = useParams({ from: '/lam-viec/ho-so/$dossierId' });
  const { may } = useDesk();
  const controls = may('procedures.dossier.inspect') && !may('procedures.dossier.get');
  return controls ? <Inspection key={dossierId} dossierId={dossierId} /> : <OpenDossier dossierId={dossierId} />;
}

function OpenDossier({ dossierId }: { readonly dossierId: string }) {
  const query = useQuery(dossierQuery(dossierId));
  return (
    <div className="desk-page desk-dossier">
      <Await query={query}>{(dossier) => <DossierView key={dossier.id} dossier={dossier} />}</Await>
    </div>
  );
}

function DossierView({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  const [unsaved, setUnsaved] = useState(false);
  return (
    <>
      <PageHead title={dossier.code} parent={{ link: deskLink({ to: '/lam-viec/ho-so' }), label: t('page.dossiers') }}>
        {may('kernel.audit.list') && (
          <Link to="/lam-viec/nhat-ky" search={{ subject: dossier.id }} className="ds-link">
            {t('dossier.audit')}
          </Link>
        )}
      </PageHead>
      <ChangedMeanwhile dossier={dossier} />
      <DossierHead dossier={dossier} />
      <ReturnedNotice dossier={dossier} />
      <SidePathNotices dossier={dossier} />
      <ClockStrip dossier={dossier} />
      <div className="desk-split">
        <PaperViewer dossier={dossier} />
        {/* A part that scrolls must be reachable by keyboard also when nothing in it can be pressed. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="desk-split__right" tabIndex={0} aria-label={t('dossier.decision-and-content')}>
          <Decision dossier={dossier} where="page" unsaved={unsaved} />
          <SidePathVerbs dossier={dossier} />
          {dossier.result?.state === 'issued' && (
            <Suspense fallback={null}>
              <AfterIssue dossier={dossier} />
            </Suspense>
          )}
          <SiteChecksBlock dossier={dossier} />
          <ReferralsBlock dossier={dossier} />
          <DossierPapers dossier={dossier} />
          <DigitisationBlock dossier={dossier} />
          <FeesBlock dossier={dossier} />
          <ResultPart dossier={dossier} unsaved={unsaved} onUnsaved={setUnsaved} />
          <AnswersView dossier={dossier} />
        </section>
      </div>
      <Timeline entries={dossier.timeline} />
    </>
  );
}
