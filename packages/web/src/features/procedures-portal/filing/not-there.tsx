import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';

/** An address inside a filing that names no step of it. */
export function NotThere() {
  const { t } = useTexts('procedures-portal');
  return (
    <div className="prose">
      <PageHeading title={t('not-found.title')} />
      <p>
        <Link href="/" className="ds-link">
          {t('filing.back')}
        </Link>
      </p>
    </div>
  );
}
