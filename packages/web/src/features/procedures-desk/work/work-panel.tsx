import { Suspense } from 'react';
import { withTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { DossierPanel } from '../dossier/dossier-panel.tsx';
import { referralOfSlot } from '../referrals/referral-link.ts';
import { referralTexts } from '../texts.ts';

const Referral = pageOf(
  withTexts([referralTexts], async () => (await import('../referrals/referral-view.tsx')).ReferralView),
);

/** What a piece of work is about, beside the inbox: the dossier, or what it asks of this unit. */
export function WorkPanel({ subjectId, slot }: { readonly subjectId: string; readonly slot: string }) {
  const referral = referralOfSlot(slot);
  if (referral === null) return <DossierPanel subjectId={subjectId} />;
  return (
    <Suspense fallback={null}>
      <Referral key={referral} referralId={referral} />
    </Suspense>
  );
}
