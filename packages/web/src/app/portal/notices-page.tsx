import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { OutputOf } from '@dongbo/contract';
import type { listNotices } from '../../lib/endpoints.ts';
import { wordsOfNotice } from '../../lib/notice-facts.ts';
import { useSeen } from '../../lib/stream/unseen-notices.ts';
import { noticeNews, useNews } from '../../lib/stream/use-stream.ts';
import { useTexts } from '../../lib/texts.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Empty } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { noticesQuery } from './queries.ts';

type Notice = OutputOf<typeof listNotices>['items'][number];

/** What I was told about my dossiers, the newest on top. */
export function NoticesPage() {
  const { t } = useTexts();
  const notices = useInfiniteQuery(noticesQuery);
  useNews(noticeNews);
  useSeen(notices.data?.pages[0]?.items[0]?.id);
  return (
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <PageHeading title={t('notices.title')} />
      <PagedList
        query={notices}
        more={t('mine.more')}
        empty={
          <Empty title={t('notices.empty')}>
            <p>{t('notices.empty.text')}</p>
          </Empty>
        }
      >
        {(items) => <NoticeList items={items} />}
      </PagedList>
    </div>
  );
}

function NoticeList({ items }: { readonly items: readonly Notice[] }) {
  const { t, language } = useTexts();
  return (
    <ul className="dossier-list">
      {items.map(({ id, key, facts, subjectId, at }) => (
        <li key={id}>
          <p>{t(`notices:${key}`, wordsOfNotice(facts, language))}</p>
          <p className="quiet">
            <TimeText at={at} />
          </p>
          {subjectId !== null && (
            <p>
              <Link href={`/cua-toi/ho-so/${subjectId}`} className="ds-link">
                {t('notices.open', { code: facts['code'] ?? '' })}
              </Link>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
