import { useParams } from '@tanstack/react-router';
import { SiteCheckView } from './site-check-view.tsx';

/** A verification on the spot, on a page of its own: opened on a phone in the field. */
export function SiteCheckPage() {
  const { siteCheckId } = useParams({ from: '/lam-viec/kiem-tra/$siteCheckId' });
  return (
    <div className="desk-page">
      <SiteCheckView key={siteCheckId} siteCheckId={siteCheckId} isPage />
    </div>
  );
}
