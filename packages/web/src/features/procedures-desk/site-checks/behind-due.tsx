import { instantInWords } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';

interface BehindDueProps {
  /** Null: not typed yet. */
  readonly plannedAt: string | null;
  /** Null: no time runs. */
  readonly dueAt: string | null;
}

/** When the result is due; and, where somebody would only look after it, that the dossier would then be late. */
export function BehindDue({ plannedAt, dueAt }: BehindDueProps) {
  const { t, language } = useTexts('procedures-desk');
  if (dueAt === null) return null;
  const due = instantInWords(dueAt, language);
  if (plannedAt === null || Date.parse(plannedAt) <= Date.parse(dueAt))
    return <p className="desk-quiet">{t('site.due', { due })}</p>;
  return (
    <Alert tone="warning" live="polite">
      <p>{t('site.behind-due', { due })}</p>
    </Alert>
  );
}
