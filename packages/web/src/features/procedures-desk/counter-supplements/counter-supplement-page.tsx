import type { OutputOf } from '@dongbo/contract';
import type { findCounterSupplement, recordCounterSupplement } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { Empty } from '../../../ui/states.tsx';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { FindForm } from './find-form.tsx';
import { TakeForm } from './take-form.tsx';
import { TakenSupplement } from './taken-supplement.tsx';
import type { WhoStands } from './who-stands.ts';

/** What a dossier of another unit waits for, with whom the counter found it by. */
export interface Found {
  readonly who: WhoStands;
  readonly waiting: OutputOf<typeof findCounterSupplement>;
}

type Stage =
  | { readonly is: 'looking' }
  | { readonly is: 'found'; readonly found: Found }
  | { readonly is: 'taken'; readonly taken: OutputOf<typeof recordCounterSupplement> };

/** Somebody brings to this counter what another unit asked of them. */
export function CounterSupplementPage() {
  const { t } = useTexts('procedures-desk');
  const { posts, post } = useDesk();
  const counter = post?.role === 'counter-officer' ? post : posts.find(({ role }) => role === 'counter-officer');
  return (
    <div className="desk-page">
      <PageHead
        title={t('anywhere.title')}
        parent={{ link: deskLink({ to: '/lam-viec/quay' }), label: t('page.counter') }}
      >
        {counter !== undefined && <p className="desk-quiet">{counter.unitName}</p>}
      </PageHead>
      {counter === undefined ? (
        <Empty title={t('counter.no-unit.title')}>
          <p>{t('counter.no-unit.text')}</p>
        </Empty>
      ) : (
        <Standing key={counter.unitId} counter={counter} />
      )}
    </div>
  );
}

function Standing({ counter }: { readonly counter: Post }) {
  const [stage, setStage] = useState<Stage>({ is: 'looking' });
  const next = () => setStage({ is: 'looking' });
  useShortcuts({ F2: next });
  switch (stage.is) {
    case 'looking':
      return <FindForm unitId={counter.unitId} onFound={(found) => setStage({ is: 'found', found })} />;
    case 'found':
      return (
        <TakeForm
          unitId={counter.unitId}
          found={stage.found}
          onTaken={(taken) => setStage({ is: 'taken', taken })}
          onCancel={next}
        />
      );
    case 'taken':
      return <TakenSupplement taken={stage.taken} onNext={next} />;
  }
}
