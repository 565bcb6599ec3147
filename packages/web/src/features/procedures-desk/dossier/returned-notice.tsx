import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';

const backward = [
  'procedures.dossier-moved.return',
  'procedures.dossier-moved.refuse-approval',
  'procedures.ending-returned',
];

/** Who sent the dossier back to this step and why: the first thing to know, where that was the last thing that happened. */
export function ReturnedNotice({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const last = dossier.timeline.findLast(({ type }) => type.startsWith('procedures.dossier-moved') || isStep(type));
  if (dossier.step === null || last === undefined || !backward.includes(last.type)) return null;
  return (
    <Alert tone="warning">
      <p>
        <b>{t('returned.title')}</b> {[last.actor, last.unit].filter(Boolean).join(', ')} ·{' '}
        <TimeText at={last.at} short />
      </p>
      {last.note !== null && <blockquote className="desk-result-text">{last.note}</blockquote>}
    </Alert>
  );
}

/** What moves a dossier forward is told in the words of what it did. */
const isStep = (type: string): boolean =>
  [
    'procedures.dossier-received',
    'procedures.dossier-assigned',
    'procedures.result-issued',
    'procedures.ending-proposed',
    'procedures.ending-returned',
  ].includes(type);
