import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { NoticeRow } from '@dongbo/contract';
import { wordsOfNotice } from '../../lib/notice-facts.ts';
import { useFreshNotices, useSeen } from '../../lib/stream/unseen-notices.ts';
import { noticeNews, useNews } from '../../lib/stream/use-stream.ts';
import { useTexts } from '../../lib/texts.ts';
import { Tag } from '../../ui/alert.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Empty } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useOpenParts } from './use-open-parts.ts';
import { noticesQuery } from './queries.ts';

/** What the systems told me, the newest on top. */
export function NoticesPage() {
  const { t } = useTexts();
  const notices = useInfiniteQuery(noticesQuery);
  useNews(noticeNews);
  const fresh = useFreshNotices();
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
        {(items) => <NoticeList items={items} fresh={fresh} />}
      </PagedList>
    </div>
  );
}

function NoticeList({ items, fresh }: { readonly items: readonly NoticeRow[]; readonly fresh: number }) {
  return (
    <ul className="dossier-list">
      {items.map((notice, index) => (
        <NoticeLine key={notice.id} notice={notice} isFresh={index < fresh} />
      ))}
    </ul>
  );
}

function NoticeLine({ notice, isFresh }: { readonly notice: NoticeRow; readonly isFresh: boolean }) {
  const { t, language } = useTexts();
  const { system, key, facts, at } = notice;
  const part = useOpenParts().find((one) => one.system === system);
  const link = part?.notice.link(notice);
  return (
    <li>
      <p className={isFresh ? 'notice-fresh' : undefined}>
        {isFresh && <Tag tone="info">{t('notices.fresh')}</Tag>} {t(`notices:${key}`, wordsOfNotice(facts, language))}
      </p>
      <p className="quiet">
        <TimeText at={at} />
      </p>
      {link && (
        <p>
          <Link href={link} className="ds-link">
            {t(`${system}-portal:${part?.notice.name?.(notice) ?? 'notice.open'}`, { code: facts['code'] ?? '' })}
          </Link>
        </p>
      )}
    </li>
  );
}
