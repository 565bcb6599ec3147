import { Suspense } from 'react';
import type { Dossier } from '@dongbo/contract/procedures';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { referralTexts, sidePathTexts, siteCheckTexts } from '../texts.ts';

const Notices = pageOf(withTexts([sidePathTexts], async () => (await import('./side-notices.tsx')).SideNotices));
const Verbs = pageOf(
  withTexts([sidePathTexts, referralTexts, siteCheckTexts], async () => (await import('./side-verbs.tsx')).SideVerbs),
);

interface SideProps {
  readonly dossier: Dossier;
}

/** What is open beside the straight way, or how it ended: fetched only where there is any. */
export function SidePathNotices({ dossier }: SideProps) {
  const { supplement, proposal, resultChange, resultPapers, ending, apology, clock, waitsFor } = dossier;
  const aside = supplement ?? proposal ?? resultChange ?? ending ?? apology ?? clock?.forwardBy ?? null;
  if (aside === null && waitsFor === 0 && resultPapers.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Notices dossier={dossier} />
    </Suspense>
  );
}

/** The ways beside the straight one that may be taken now. */
export function SidePathVerbs({ dossier }: SideProps) {
  if (dossier.sidePaths.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Verbs dossier={dossier} />
    </Suspense>
  );
}
