import { useTexts } from '../../../lib/texts.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { SecondFactors } from '../../../ui/second-factor/second-factors.tsx';

/** With what I confirm at the desk who I am. */
export function SecondFactorsPage() {
  const { t } = useTexts('factors');
  return (
    <div className="desk-page desk-own">
      <PageHead title={t('page.title')}>
        <p className="desk-quiet">{t('page.about')}</p>
      </PageHead>
      <SecondFactors />
    </div>
  );
}
