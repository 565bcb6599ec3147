import type { FileRef } from '@dongbo/contract';
import type { HeldOffer } from '@dongbo/contract/procedures';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { intakeHeldQuery, takeForIntake } from './queries.ts';
import type { HeldQuestion } from './queries.ts';

export interface HeldForPapersProps {
  /** Of whom and for what; null: not known yet. */
  readonly asked: HeldQuestion | null;
  /** Papers by id, as the officer sees them called. */
  readonly papers: readonly { readonly id: string; readonly name: string }[];
  /** How many files a paper has in the form. */
  readonly filesOf: (paperId: string) => number;
  readonly onTake: (paperId: string, files: readonly FileRef[]) => void;
}

const keyOf = ({ componentId, heldInId, heldComponentId }: HeldOffer): string =>
  `${componentId} ${heldInId} ${heldComponentId ?? ''}`;

/** What is held of the papers that are asked for, wherever it lies: used by one press instead of being asked for. */
export function HeldForPapers({ asked, papers, filesOf, onTake }: HeldForPapersProps) {
  const { t } = useTexts('procedures-desk');
  const { data: offers = [] } = useQuery(intakeHeldQuery(asked));
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const taking = useMutation({
    mutationFn: (offer: HeldOffer) => takeForIntake(asked ?? {}, offer),
    onSuccess: ({ componentId, files }, offer) => {
      setTaken((keys) => new Set([...keys, keyOf(offer)]));
      onTake(componentId, files);
    },
  });
  const shown = papers.flatMap((paper) => {
    const own = offers.filter(({ componentId }) => componentId === paper.id);
    return own.length === 0 ? [] : [{ paper, own }];
  });
  if (shown.length === 0) return null;
  return (
    <div className="desk-held" role="status">
      {shown.map(({ paper, own }) => (
        <section key={paper.id} aria-label={paper.name}>
          <p>{t('held.for-paper', { paper: paper.name })}</p>
          <ul className="desk-same">
            {own.map((offer) => (
              <li key={keyOf(offer)}>
                <OfferLine offer={offer} />{' '}
                {filesOf(paper.id) > 0 ? (
                  taken.has(keyOf(offer)) && <span className="desk-quiet">{t('held.taken')}</span>
                ) : (
                  <button
                    type="button"
                    className="desk-chip"
                    disabled={taking.isPending}
                    onClick={() => taking.mutate(offer)}
                  >
                    {t('held.take')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {taking.error !== null && (
        <p className="ds-validation-message" role="alert">
          {problemText(t, taking.error)}
        </p>
      )}
    </div>
  );
}

function OfferLine({ offer }: { readonly offer: HeldOffer }) {
  const { t } = useTexts('procedures-desk');
  const { name, number, unitName, at, subject } = offer;
  return (
    <>
      <b>{name}</b>
      {number !== null && <> · {t('held.number', { number })}</>}
      {subject !== null && <> · {t('held.about', { subject })}</>} · {unitName} · <TimeText at={at} short />
    </>
  );
}
