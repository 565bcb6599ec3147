import { Link } from 'wouter';
import { useSession } from '../../lib/session.ts';
import { useUnseenNotices } from '../../lib/stream/unseen-notices.ts';
import { noticeNews, useNews } from '../../lib/stream/use-stream.ts';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../../ui/alert.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useOpenParts } from './use-open-parts.ts';

/** What the systems hold of me, each in a section of its own. */
export function MyPage() {
  const { t } = useTexts();
  const unseen = useUnseenNotices();
  useNews(noticeNews);
  const isUnproven = useSession().data?.person?.isProven === false;
  return (
    <div className="my-page stack">
      <PageHeading title={t('mine.title')} />
      <p>
        <Link href="/cua-toi/thong-bao" className="ds-link">
          {t('notices.title')}
          {unseen !== null && ` (${t('notices.unseen', { n: unseen })})`}
        </Link>
        {' · '}
        <Link href="/cua-toi/cach-nhan-tin" className="ds-link">
          {t('ways.title')}
        </Link>
        {' · '}
        <Link href="/cua-toi/xac-thuc" className="ds-link">
          {t('mine.second-factors')}
        </Link>
      </p>
      {isUnproven && (
        <Alert tone="info">
          <p>{t('mine.unproven')}</p>
        </Alert>
      )}
      {useOpenParts().map(({ system, home }) => home && <home.Section key={system} />)}
    </div>
  );
}
