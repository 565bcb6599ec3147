import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import type { Picked } from '../../../ui/desk/desk-part.ts';

interface RefusedProps {
  readonly picked: Picked;
  readonly refused: readonly { readonly dossierId: string; readonly code: string }[];
  /** Key of the text above them. */
  readonly title: string;
}

/** Which of the picked dossiers were refused, each with its reason; they stay picked. */
export function Refused({ picked, refused, title }: RefusedProps) {
  const { t } = useTexts('procedures-desk');
  if (refused.length === 0) return null;
  const codes = new Map(picked.items.map(({ subjectId, code }) => [subjectId, code]));
  return (
    <Alert tone="warning" title={t(title, { n: refused.length })} live="assertive">
      <ul>
        {refused.map(({ dossierId, code }) => (
          <li key={dossierId}>
            <b className="tabular">{codes.get(dossierId) ?? ''}</b>{' '}
            {t([`refusals:${code}`, `problems:${code}`, 'problems:internal-error'])}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
