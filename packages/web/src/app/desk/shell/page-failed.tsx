import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Empty, Failed } from '../../../ui/states.tsx';

/** A page that broke while it was drawn: the rail stays, and the page can be drawn again. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTexts();
  return (
    <div className="desk-page">
      <title>{t('failed.title')}</title>
      <h1>{t('failed.title')}</h1>
      <Failed error={error} onRetry={reset} />
    </div>
  );
}

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <div className="desk-page">
      <title>{t('not-found.title')}</title>
      <h1>{t('not-found.title')}</h1>
      <Empty title={t('not-found.text')}>
        <p>
          <Link to="/lam-viec">{t('not-found.back')}</Link>
        </p>
      </Empty>
    </div>
  );
}
