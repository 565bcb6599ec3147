import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { NoticeRow } from '@dongbo/contract';
import { wordsOfNotice } from '../../lib/notice-facts.ts';
import { useSee, useUnseenNotices } from '../../lib/stream/unseen-notices.ts';
import { noticeNews, useNews } from '../../lib/stream/use-stream.ts';
import { useTexts } from '../../lib/texts.ts';
import { Tag } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
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
  const unseen = useUnseenNotices();
  const see = useSee();
  const newest = notices.data?.pages[0]?.items[0];
  return (
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <PageHeading title={t('notices.title')} />
      {unseen !== null && newest !== undefined && (
        <p>
          <Button variant="secondary" onClick={() => see(newest, true)}>
            {t('notices.see-all', { n: unseen })}
          </Button>
        </p>
      )}
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

function NoticeList({ items }: { readonly items: readonly NoticeRow[] }) {
  return (
    <ul className="dossier-list">
      {items.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </ul>
  );
}

function NoticeLine({ notice }: { readonly notice: NoticeRow }) {
  const { t, language } = useTexts();
  const see = useSee();
  const { system, key, facts, at, seen, sent } = notice;
  const part = useOpenParts().find((one) => one.system === system);
  const link = part?.notice.link(notice);
  return (
    <li>
      <p className={seen ? undefined : 'notice-fresh'}>
        {!seen && <Tag tone="info">{t('notices.fresh')}</Tag>} {t(`notices:${key}`, wordsOfNotice(facts, language))}
      </p>
      <p className="quiet">
        <TimeText at={at} />
        {sent.map((one) => (
          <span key={one.channel} className="block">
            {t(`notices.sent.${one.channel}`)} <TimeText at={one.at} short />
            {one.isSimulated && ` (${t('notices.sent.simulated')})`}
          </span>
        ))}
      </p>
      {system === 'kernel' && key.startsWith('address-returned') && (
        <p>
          <Link href="/cua-toi/cach-nhan-tin" className="ds-link">
            {t('ways.title')}
          </Link>
        </p>
      )}
      {link && (
        <p>
          <Link href={link} className="ds-link" onClick={() => see(notice)}>
            {t(`${system}-portal:${part?.notice.name?.(notice) ?? 'notice.open'}`, { code: facts['code'] ?? '' })}
          </Link>
        </p>
      )}
      {/* What leads nowhere was read here. */}
      {!link && !seen && (
        <p>
          <Button variant="tertiary" onClick={() => see(notice)}>
            {t('notices.see')}
          </Button>
        </p>
      )}
    </li>
  );
}
