import type { Visit } from '@dongbo/contract/procedures';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { useTexts } from '../../../lib/texts.ts';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { visitsQuery } from './queries.ts';

interface StripProps {
  readonly post: Post;
  /** Whose visit is shown already. */
  readonly shown: string | null;
  readonly onOpen: (dossierId: string) => void;
}

/** Who waits for a result at this counter: whoever can have it first, each a way there. F7 opens the next that is ready. */
export function VisitsStrip({ post, shown, onOpen }: StripProps) {
  const { t } = useTexts('procedures-desk');
  const { data = [] } = useQuery(visitsQuery(post.unitId));
  const others = data.filter(({ dossierId }) => dossierId !== shown);
  const ready = others.filter(({ stage }) => stage === 'to-hand-over');
  const waiting = others.filter(({ stage }) => stage !== 'to-hand-over');
  useShortcuts({
    F7: () => {
      const [next] = [...ready, ...waiting.filter(({ stage }) => stage === 'at-counter')];
      if (next !== undefined) onOpen(next.dossierId);
    },
  });
  if (others.length === 0) return null;
  return (
    <section className="desk-visits" aria-label={t('visit.strip')}>
      {data
        .filter(({ stage }) => stage === 'being-signed')
        .map(({ dossierId }) => (
          <Watched key={dossierId} dossierId={dossierId} />
        ))}
      {ready.length > 0 && (
        <p>
          <b>{t('visit.strip.ready')}</b> <KeyHint keys="F7" />
        </p>
      )}
      <ul aria-live="polite">
        {ready.map((visit) => (
          <Chip key={visit.dossierId} visit={visit} onOpen={onOpen} />
        ))}
      </ul>
      {waiting.length > 0 && (
        <details>
          <summary>{t('visit.strip.waiting', { n: waiting.length })}</summary>
          <ul>
            {waiting.map((visit) => (
              <Chip key={visit.dossierId} visit={visit} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Chip({ visit, onOpen }: { readonly visit: Visit; readonly onOpen: StripProps['onOpen'] }) {
  const { t } = useTexts('procedures-desk');
  return (
    <li>
      <button type="button" className="desk-chip" data-stage={visit.stage} onClick={() => onOpen(visit.dossierId)}>
        {visit.ownerName}
        {visit.stage !== 'to-hand-over' && <small> · {t(`visit.stage.${visit.stage}`)}</small>}
      </button>
    </li>
  );
}

/** The signature changes nobody's work: of the dossier itself it is heard. */
function Watched({ dossierId }: { readonly dossierId: string }) {
  const client = useQueryClient();
  useSubjectNews(dossierId, () => void client.invalidateQueries({ queryKey: ['inbox', 'visits'] }));
  return null;
}
