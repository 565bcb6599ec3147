import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <div className="prose">
      <PageHeading title={t('not-found.title')} />
      <p>{t('problems:not-found')}</p>
      <p>
        <ButtonLink variant="secondary" href={`${spacePrefix}/`}>
          {t('home')}
        </ButtonLink>
      </p>
    </div>
  );
}
