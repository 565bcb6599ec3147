import { useParams } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { BundleView } from './bundle-view.tsx';
import { handOverLink } from './bundle-link.ts';

/** One hand-over list on a page of its own. */
export function BundlePage() {
  const { t } = useTexts('procedures-desk');
  const { bundleId } = useParams({ from: '/lam-viec/ban-giao/$bundleId' });
  return (
    <div className="desk-page">
      <PageHead title={t('hand-over.one')} parent={{ link: handOverLink(), label: t('page.hand-over') }} />
      <BundleView key={bundleId} bundleId={bundleId} />
    </div>
  );
}
