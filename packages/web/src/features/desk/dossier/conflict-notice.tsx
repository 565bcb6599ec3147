import { hasCode, problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimelineLine } from './timeline.tsx';
import type { Conflict } from './use-conflict.ts';

interface ConflictNoticeProps {
  readonly error: unknown;
  readonly conflict: Conflict | null;
}

/** Why a write was refused. If somebody was quicker: who, when and what; everything typed is still in the form. */
export function ConflictNotice({ error, conflict }: ConflictNoticeProps) {
  const { t } = useTexts();
  if (error === null || error === undefined) return null;
  if (!hasCode(error, 'dossier.changed-meanwhile')) {
    return (
      <Alert tone="danger" live="assertive">
        <p>{problemText(t, error)}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="warning" title={t('conflict.title')} live="assertive">
      {conflict !== null && conflict.news.length > 0 && (
        <ol className="desk-timeline">
          {conflict.news.map((entry) => (
            <TimelineLine key={`${entry.at} ${entry.type}`} entry={entry} />
          ))}
        </ol>
      )}
      <p>{t('conflict.kept')}</p>
    </Alert>
  );
}
