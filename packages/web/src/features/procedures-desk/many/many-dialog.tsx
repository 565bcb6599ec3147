import type { Picked } from '../../../ui/desk/desk-part.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { Await } from '../../../ui/states.tsx';
import { batchLink } from './batch-link.ts';
import { BatchView } from './batch-view.tsx';
import { ChooseAct } from './choose-act.tsx';
import { batchesQuery, previewQuery } from './queries.ts';

interface Props {
  readonly picked: Picked;
  readonly onClose: () => void;
}

/** One thing done to the picked dossiers: what can be done and why not, then what became of each. What was not done stays picked. */
export function ManyDialog({ picked, onClose }: Props) {
  const { t } = useTexts('procedures-desk');
  const [batchId, setBatchId] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const running = isOver ? 'many.ended' : 'many.running';
  const title = t(batchId === null ? 'many.title' : running, { n: picked.items.length });
  const end = (left: ReadonlySet<string>) => {
    setOver(true);
    picked.keepOnly(left);
  };
  const begin = (id: string | null) => {
    setOver(false);
    setBatchId(id);
  };
  return (
    <Modal title={title} onClose={onClose} wide>
      {batchId === null ? (
        <Chosen picked={picked} onStarted={begin} />
      ) : (
        <>
          <BatchView batchId={batchId} onEnded={end} onRest={() => begin(null)} />
          <p className="desk-actions">
            {!isOver && (
              <Button variant="secondary" onClick={onClose}>
                {t('many.close')}
              </Button>
            )}
            <Link {...batchLink(batchId)}>{t('many.own-page')}</Link>
          </p>
        </>
      )}
    </Modal>
  );
}

function Chosen({ picked, onStarted }: { readonly picked: Picked; readonly onStarted: (batchId: string) => void }) {
  const dossiers = new Map(picked.items.map(({ subjectId, code, version }) => [subjectId, { code, version }]));
  const preview = useQuery(previewQuery([...dossiers.keys()].toSorted()));
  return (
    <>
      <Await query={preview}>
        {(known) => <ChooseAct preview={known} dossiers={dossiers} onStarted={onStarted} />}
      </Await>
      <Earlier />
    </>
  );
}

/** What was asked for before: whoever has reloaded the page finds it again. */
function Earlier() {
  const { t } = useTexts('procedures-desk');
  const batches = useQuery(batchesQuery);
  const items = batches.data?.slice(0, 3) ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={t('many.earlier')}>
      <h3>{t('many.earlier')}</h3>
      <ul>
        {items.map(({ id, act, state, total, done }) => (
          <li key={id}>
            <Link {...batchLink(id)}>{t(`many.act.${act}`)}</Link>{' '}
            <span className="desk-quiet">
              {t('many.summary', { done, total })} · {t(`many.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
