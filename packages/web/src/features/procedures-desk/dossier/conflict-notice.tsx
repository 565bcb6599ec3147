import { useEffect, useRef } from 'react';
import { exactInstant, instantInWords } from '../../../lib/dates.ts';
import { hasCode, problemOf, problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimelineLine } from './timeline.tsx';
import type { Conflict } from './use-conflict.ts';

interface ConflictNoticeProps {
  readonly error: unknown;
  readonly conflict: Conflict | null;
}

/** Why a write was refused, brought into sight: the button that was pressed may stand a screen below. */
export function ConflictNotice({ error, conflict }: ConflictNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.scrollIntoView({ block: 'nearest' }), [error]);
  if (error === null || error === undefined) return null;
  return (
    <div ref={notice}>
      <WhyRefused error={error} conflict={conflict} />
    </div>
  );
}

/** If somebody was quicker: who, when and what; everything typed is still in the form. */
function WhyRefused({ error, conflict }: ConflictNoticeProps) {
  const { t, language } = useTexts('procedures-desk');
  if (!hasCode(error, 'dossier.changed-meanwhile')) {
    return (
      <Alert tone="danger" live="assertive">
        <p>{problemText(t, error)}</p>
      </Alert>
    );
  }
  const { who, when } = problemOf(error).facts ?? {};
  return (
    <Alert tone="warning" title={t('conflict.title')} live="assertive">
      {typeof who === 'string' && typeof when === 'string' && (
        <p title={exactInstant(when)}>{t('conflict.who', { who, when: instantInWords(when, language) })}</p>
      )}
      {conflict !== null && conflict.news.length > 0 && (
        <ol className="desk-timeline">
          {conflict.news.map((entry, index) => (
            // Two things can happen in the same instant, so the place in the list is part of the key.
            <TimelineLine key={`${entry.at} ${entry.type} ${index}`} entry={entry} />
          ))}
        </ol>
      )}
      <p>{t('conflict.kept')}</p>
    </Alert>
  );
}
