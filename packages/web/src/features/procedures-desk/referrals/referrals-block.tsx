import { Suspense } from 'react';
import type { Dossier } from '@dongbo/contract/procedures';
import { withTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { referralTexts } from '../texts.ts';

const List = pageOf(withTexts([referralTexts], async () => (await import('./referrals-list.tsx')).ReferralsList));
const Still = pageOf(withTexts([referralTexts], async () => (await import('./still-asked.tsx')).StillAsked));

/** Answers that still lack, before somebody signs: fetched only where anybody was asked. */
export function StillAskedNote({ dossier }: { readonly dossier: Dossier }) {
  const { may } = useDesk();
  if (dossier.referralCount === 0 || !may('procedures.referral.list')) return null;
  return (
    <Suspense fallback={null}>
      <Still dossier={dossier} />
    </Suspense>
  );
}

/** What the dossier asked of others: fetched only where it asked anybody. */
export function ReferralsBlock({ dossier }: { readonly dossier: Dossier }) {
  const { may } = useDesk();
  if (dossier.referralCount === 0 || !may('procedures.referral.list')) return null;
  return (
    <Suspense fallback={null}>
      <List dossier={dossier} />
    </Suspense>
  );
}
