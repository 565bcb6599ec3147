import { fold } from '@dongbo/contract';
import type { KnownOwner } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import type { CounterForm } from '../counter/counter-form.ts';
import { filledBy } from './filled-by.ts';

interface KnownOwnerLineProps {
  readonly known: KnownOwner;
  readonly form: CounterForm;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** What the newest dossier of the number says: offered to be taken over, and told apart where another name was typed. */
export function KnownOwnerLine({ known, form, onChange }: KnownOwnerLineProps) {
  const { t } = useTexts('procedures-desk');
  const filled = filledBy(form, known);
  const isOther = form.ownerName.trim() !== '' && fold(form.ownerName) !== fold(known.name);
  if (!isOther && Object.keys(filled).length === 0) return null;
  return (
    <p className={isOther ? 'desk-known desk-warning' : 'desk-known'} role="status">
      {isOther ? t('known.other-name', { name: known.name }) : t('known.last', { name: known.name })}{' '}
      <span className="desk-quiet tabular">
        {known.code}, <TimeText at={known.at} short />
      </span>{' '}
      {!isOther && (
        <button type="button" className="desk-chip" onClick={() => onChange(filled)}>
          {t('known.fill')}
        </button>
      )}
    </p>
  );
}
