import { getLetter } from '../endpoints.ts';
import type { Dossier } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import type { NotReceived } from './taken.ts';
import { usePrintedReceipt } from './use-printed-receipt.ts';

interface TakenPanelProps {
  readonly dossier: Dossier;
  /** What the person goes home with: form 01, 02 or 03. */
  readonly form: 'receipt' | NotReceived;
  readonly onNext: () => void;
}

/** Taken in or not: the code and the date that counts in large type; one key prints the letter, the next calls the next person. */
export function TakenPanel({ dossier, form, onNext }: TakenPanelProps) {
  const { t } = useTexts('procedures-desk');
  const receipt = api.url(getLetter, { dossierId: dossier.id, form });
  const { next, printing, error, print } = usePrintedReceipt(receipt);
  return (
    <section className="desk-taken" aria-labelledby="taken-title">
      <h2 id="taken-title">{t(form === 'receipt' ? 'taken.title' : `taken.title.${form}`)}</h2>
      <p className="desk-taken__code tabular">{dossier.code}</p>
      {form !== 'ending' && <Until dossier={dossier} />}
      <p className="desk-quiet">
        {dossier.owner.name} · {dossier.procedure.shortName?.vi ?? dossier.procedure.name}
      </p>
      {dossier.identityWarnings.includes('not-printable') && (
        <p className="desk-warning" role="status">
          {t('identity.not-printable')}
        </p>
      )}
      {error !== null && <Failed error={error} onRetry={print} />}
      <p ref={next} className="desk-actions">
        <Button autoFocus busy={printing} onClick={print} aria-keyshortcuts="F9">
          {t(form === 'receipt' ? 'taken.print' : `taken.print.${form}`)} <KeyHint keys="F9" />
        </Button>
        <Button data-next variant="secondary" onClick={onNext} aria-keyshortcuts="F2">
          {t('taken.next')} <KeyHint keys="F2" />
        </Button>
        <a className="ds-link" href={receipt} target="_blank" rel="noreferrer">
          {t(form === 'receipt' ? 'taken.open-receipt' : 'taken.open-letter')}
        </a>
        <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: dossier.id }} className="ds-link">
          {t('taken.open-dossier')}
        </Link>
      </p>
    </section>
  );
}

/** When the result is due, or until when what lacks is waited for. */
function Until({ dossier: { clock, supplement } }: Pick<TakenPanelProps, 'dossier'>) {
  const { t } = useTexts('procedures-desk');
  const at = clock === null ? supplement?.answerBy : clock.dueAt;
  return (
    <p className="desk-taken__due">
      {t(clock === null ? 'taken.answer-by' : 'taken.due')}{' '}
      <strong>{at ? <TimeText at={at} /> : t(clock?.forwardBy ? 'clock.on-its-way' : 'clock.not-started')}</strong>
    </p>
  );
}
