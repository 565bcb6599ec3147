import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';

/** Where one comes by the back button after filing: the draft has become a dossier. */
export function DraftGone() {
  const { t } = useTexts('procedures-portal');
  return (
    <div className="prose">
      <PageHeading title={t('filing.gone.title')} />
      <p>{t('filing.gone.text')}</p>
      <p>
        <Link href="/cua-toi" className="ds-link">
          {t('mine.title')}
        </Link>
      </p>
    </div>
  );
}
