import type { OutputOf, UnitId } from '@dongbo/contract';
import type { listWaitingPapers } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { Await, Failed } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { api } from '../../../lib/api.ts';
import { printBundle } from './endpoints.ts';
import { PieceCounts } from './piece-counts.tsx';
import { sendMutation, waitingQuery } from './queries.ts';

type Waiting = OutputOf<typeof listWaitingPapers>['items'][number];

/** What lies here for others, by who receives it; a list is made of what is marked, everything at first. */
export function WaitingPapers({ unitId }: { readonly unitId: UnitId }) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(waitingQuery(unitId));
  return (
    <section className="desk-block" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t('hand-over.waiting')}</h2>
      <Await query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className="desk-quiet">{t('hand-over.waiting.none')}</p>
          ) : (
            <>
              {[...new Set(items.map(({ toUnit }) => toUnit.id))].map((toUnitId) => (
                <Receiver
                  key={toUnitId}
                  unitId={unitId}
                  papers={items.filter(({ toUnit }) => toUnit.id === toUnitId)}
                />
              ))}
            </>
          )
        }
      </Await>
    </section>
  );
}

function Receiver({ unitId, papers }: { readonly unitId: UnitId; readonly papers: readonly Waiting[] }) {
  const { t } = useTexts('procedures-desk');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const send = useMutation(sendMutation(useQueryClient()));
  const chosen = papers.filter(({ id }) => !left.has(id));
  const name = papers[0]?.toUnit.name ?? '';
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <section aria-label={name} className="desk-hand-over__receiver">
      <h3>{name}</h3>
      {send.error !== null && <Failed error={send.error} />}
      <ul className="desk-hand-over__papers">
        {papers.map((one) => (
          <PaperRow key={one.id} paper={one} isChosen={!left.has(one.id)} onToggle={() => toggle(one.id)} />
        ))}
      </ul>
      <p className="desk-actions">
        <Button
          busy={send.isPending}
          disabled={chosen.length === 0}
          onClick={() =>
            send.mutate(
              { fromUnitId: unitId, handoverIds: chosen.map(({ id }) => id) },
              {
                onSuccess: ({ id: bundleId, number }) => {
                  announce(t('hand-over.sent', { number }));
                  void printPdf(api.url(printBundle, { bundleId })).catch(() => undefined);
                },
              },
            )
          }
        >
          {t('hand-over.send', { n: chosen.length })}
        </Button>
      </p>
    </section>
  );
}

interface PaperRowProps {
  readonly paper: Waiting;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function PaperRow({ paper, isChosen, onToggle }: PaperRowProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  return (
    <li>
      <label className="desk-check">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span>
          <b className="tabular">{paper.code}</b> · {paper.ownerName} · {format.local(paper.procedureName)}
        </span>
      </label>
      <p className="desk-quiet">
        {paper.kind === 'supplement' && <>{t('hand-over.supplement')} · </>}
        {paper.missedIn !== null && <b>{t('hand-over.missed', { number: paper.missedIn })} · </b>}
        {t('hand-over.forward-by')} <TimeText at={paper.forwardBy} short /> ·{' '}
        <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: paper.dossierId }} className="ds-link">
          {t('taken.open-dossier')}
        </Link>
      </p>
      <PieceCounts pieces={paper.pieces} />
    </li>
  );
}
