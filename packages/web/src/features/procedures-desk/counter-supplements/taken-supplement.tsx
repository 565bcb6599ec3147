import type { OutputOf } from '@dongbo/contract';
import type { recordCounterSupplement } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { Failed } from '../../../ui/states.tsx';
import { printSupplementIntake } from './endpoints.ts';
import { usePrintedReceipt } from '../counter/use-printed-receipt.ts';

interface TakenProps {
  readonly taken: OutputOf<typeof recordCounterSupplement>;
  readonly onNext: () => void;
}

/** Taken in: what still lacks, what becomes of the paper, the receipt to print, and the next person. */
export function TakenSupplement({ taken, onNext }: TakenProps) {
  const { t } = useTexts('procedures-desk');
  const receipt = api.url(printSupplementIntake, { supplementIntakeId: taken.id });
  const { next, printing, error, print } = usePrintedReceipt(receipt);
  return (
    <section className="desk-taken" aria-labelledby="taken-title">
      <h2 id="taken-title">{t('anywhere.taken')}</h2>
      <p className="desk-taken__code tabular">{taken.code}</p>
      <p>
        {taken.lacking.length === 0 ? t('anywhere.whole') : t('anywhere.lacking', { items: taken.lacking.join('; ') })}
      </p>
      {taken.travels && (
        <p>
          {t('anywhere.travels')}{' '}
          <Link to="/lam-viec/ban-giao" className="ds-link">
            {t('page.hand-over')}
          </Link>
        </p>
      )}
      {error !== null && <Failed error={error} onRetry={print} />}
      <p ref={next} className="desk-actions">
        <Button autoFocus busy={printing} onClick={print} aria-keyshortcuts="F9">
          {t('anywhere.print')} <KeyHint keys="F9" />
        </Button>
        <Button data-next variant="secondary" onClick={onNext} aria-keyshortcuts="F2">
          {t('taken.next')} <KeyHint keys="F2" />
        </Button>
        <a className="ds-link" href={receipt} target="_blank" rel="noreferrer">
          {t('anywhere.open-receipt')}
        </a>
      </p>
    </section>
  );
}
