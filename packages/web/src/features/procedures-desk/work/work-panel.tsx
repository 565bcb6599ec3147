import { Suspense } from 'react';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { DossierPanel } from '../dossier/dossier-panel.tsx';
import { bundleSlot } from '../bundles/bundle-link.ts';
import { referralOfSlot } from '../referrals/referral-link.ts';
import { siteCheckOfSlot } from '../site-checks/site-check-link.ts';
import { bundleTexts, referralTexts, siteCheckTexts } from '../texts.ts';

const Referral = pageOf(
  withTexts([referralTexts], async () => (await import('../referrals/referral-view.tsx')).ReferralView),
);

const SiteCheck = pageOf(
  withTexts([siteCheckTexts], async () => (await import('../site-checks/site-check-view.tsx')).SiteCheckView),
);

const Bundle = pageOf(withTexts([bundleTexts], async () => (await import('../bundles/bundle-view.tsx')).BundleView));

/** What a piece of work is about, beside the inbox: the dossier, or what it asks of this unit. */
export function WorkPanel({ subjectId, slot }: { readonly subjectId: string; readonly slot: string }) {
  if (slot === bundleSlot)
    return (
      <Suspense fallback={null}>
        <Bundle key={subjectId} bundleId={subjectId} />
      </Suspense>
    );
  const check = siteCheckOfSlot(slot);
  if (check !== null)
    return (
      <Suspense fallback={null}>
        <SiteCheck key={check} siteCheckId={check} />
      </Suspense>
    );
  const referral = referralOfSlot(slot);
  if (referral === null) return <DossierPanel subjectId={subjectId} />;
  return (
    <Suspense fallback={null}>
      <Referral key={referral} referralId={referral} />
    </Suspense>
  );
}
