import type { NoticeRow } from '@dongbo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { wordsOfNotice } from '../../../lib/notice-facts.ts';
import { useSee, useUnseenNotices } from '../../../lib/stream/unseen-notices.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { shellPages } from '../shell/pages.ts';
import { usePartOf } from '../use-open-parts.ts';
import { noticesQuery } from '../queries.ts';

/** What an official was told, the newest on top, each with what it is about; new until it is opened. */
export function NoticesPage() {
  const { t } = useTexts();
  const query = useInfiniteQuery(noticesQuery);
  const unseen = useUnseenNotices();
  const see = useSee();
  const newest = query.data?.pages[0]?.items[0];
  return (
    <div className="desk-page">
      <PageHead title={t('page.notices')}>
        {unseen !== null && newest !== undefined && (
          <Button variant="secondary" onClick={() => see(newest, true)}>
            {t('notices.see-all', { n: unseen })}
          </Button>
        )}
      </PageHead>
      <PagedList
        query={query}
        more={t('notices.more')}
        empty={
          <Empty title={t('notices.empty')}>
            <p>{t('notices.empty.text')}</p>
          </Empty>
        }
      >
        {(items) => (
          <ol className="desk-timeline">
            {items.map((notice) => (
              <NoticeLine key={notice.id} notice={notice} />
            ))}
          </ol>
        )}
      </PagedList>
    </div>
  );
}

/** What belongs to no system has no page but that of the lists that one has asked for as files. */
const linkOfShell = ({ system, key }: NoticeRow) =>
  system === 'kernel' && key.startsWith('export-') ? shellPages.exports.link : null;

function NoticeLine({ notice }: { readonly notice: NoticeRow }) {
  const { t, language } = useTexts();
  const see = useSee();
  const { system, key, facts, at, seen } = notice;
  const part = usePartOf()(system);
  const link = part === undefined ? linkOfShell(notice) : part.notice.link(notice);
  return (
    <li>
      <TimeText at={at} short />
      <span>
        {!seen && <Tag tone="info">{t('notices.fresh')}</Tag>} {t(`notices:${key}`, wordsOfNotice(facts, language))}{' '}
        {link && (
          <Link {...link} className="ds-link" onClick={() => see(notice)}>
            {part === undefined ? t('page.exports') : t(`${system}-desk:notice.open`, { code: facts['code'] ?? '' })}
          </Link>
        )}
        {/* What leads nowhere was read here. */}
        {!link && !seen && (
          <Button variant="tertiary" onClick={() => see(notice)}>
            {t('notices.see')}
          </Button>
        )}
      </span>
    </li>
  );
}
