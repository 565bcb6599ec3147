import { useParams } from '@tanstack/react-router';
import { ReferralView } from './referral-view.tsx';

/** What another unit asks, on a page of its own. */
export function ReferralPage() {
  const { referralId } = useParams({ from: '/lam-viec/phoi-hop/$referralId' });
  return (
    <div className="desk-page">
      <ReferralView key={referralId} referralId={referralId} isPage />
    </div>
  );
}
