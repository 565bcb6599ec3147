import type { OutputOf, listNotices } from '@dongbo/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { wordsOfNotice } from '../../../lib/notice-facts.ts';
import { useTexts } from '../../../lib/texts.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { noticesQuery } from '../queries/work.ts';

type Notice = OutputOf<typeof listNotices>['items'][number];

/** What an official was told, the newest on top, each with the dossier it is about. */
export function NoticesPage() {
  const { t } = useTexts();
  const query = useInfiniteQuery(noticesQuery);
  return (
    <div className="desk-page">
      <PageHead title={t('page.notices')} />
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

function NoticeLine({ notice: { key, facts, subjectId, at } }: { readonly notice: Notice }) {
  const { t, language } = useTexts();
  return (
    <li>
      <TimeText at={at} short />
      <span>
        {t(`notices:${key}`, wordsOfNotice(facts, language))}{' '}
        {subjectId !== null && (
          <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: subjectId }} className="ds-link">
            {t('notices.open', { code: facts['code'] ?? '' })}
          </Link>
        )}
      </span>
    </li>
  );
}
