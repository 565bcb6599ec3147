import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';

export const storePath = '/cua-toi/kho-giay-to';
export const openingsPath = '/cua-toi/kho-giay-to/ai-da-mo';

interface StoreHeadProps {
  readonly title: 'store.title' | 'openings.title';
  readonly lead: 'store.lead' | 'openings.lead';
}

/** The way back, what the page is, and the way to the other of the two pages. */
export function StoreHead({ title, lead }: StoreHeadProps) {
  const { t } = useTexts('procedures-portal');
  const isStore = title === 'store.title';
  return (
    <>
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <PageHeading title={t(title)} />
      <p>{t(lead)}</p>
      <p>
        <Link href={isStore ? openingsPath : storePath} className="ds-link">
          {t(isStore ? 'openings.title' : 'store.title')}
        </Link>
      </p>
    </>
  );
}
