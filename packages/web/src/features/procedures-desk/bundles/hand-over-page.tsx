import { useTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { Empty } from '../../../ui/states.tsx';
import { BundleLists } from './bundle-lists.tsx';
import { WaitingPapers } from './waiting-papers.tsx';

/** Papers between counters: what lies here for others, what comes, and what was sent. */
export function HandOverPage() {
  const { t } = useTexts('procedures-desk');
  const { post, posts, may } = useDesk();
  const place = [post, ...posts].find((one) => one?.role === 'counter-officer' || one?.role === 'clerk') ?? null;
  return (
    <div className="desk-page">
      <PageHead title={t('page.hand-over')}>
        {place !== null && <p className="desk-quiet">{place.unitName}</p>}
      </PageHead>
      {place === null ? (
        <Empty title={t('hand-over.no-unit')} />
      ) : (
        <div className="desk-hand-over">
          <BundleLists unitId={place.unitId} direction="in" />
          {may('procedures.bundle.waiting') && place.role === 'counter-officer' && (
            <>
              <WaitingPapers unitId={place.unitId} />
              <BundleLists unitId={place.unitId} direction="out" />
            </>
          )}
        </div>
      )}
    </div>
  );
}
