import { useParams } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { BatchView } from './batch-view.tsx';

/** What became of many dossiers, on a page of its own: it can be reloaded, and notices lead here. */
export function BatchPage() {
  const { t } = useTexts('procedures-desk');
  const { batchId } = useParams({ from: '/lam-viec/nhieu-ho-so/$batchId' });
  return (
    <div className="desk-page">
      <PageHead title={t('many.page')} parent={{ link: deskLink({ to: '/lam-viec' }), label: t('many.to-inbox') }} />
      <BatchView key={batchId} batchId={batchId} />
      <p className="desk-quiet">{t('many.how-to-go-on')}</p>
    </div>
  );
}
