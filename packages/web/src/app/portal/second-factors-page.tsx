import { Link } from 'wouter';
import { useTexts } from '../../lib/texts.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SecondFactors } from '../../ui/second-factor/second-factors.tsx';
import { StepUpHost } from '../../ui/second-factor/step-up-host.tsx';

/** With what I confirm who I am, and the question before it is changed. */
export function SecondFactorsPage() {
  const { t } = useTexts('factors');
  return (
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <PageHeading title={t('page.title')} />
      <p>{t('page.about')}</p>
      <SecondFactors />
      <StepUpHost />
    </div>
  );
}
