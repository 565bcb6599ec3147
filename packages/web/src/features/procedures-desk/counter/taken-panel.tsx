import { getLetter } from '../endpoints.ts';
import type { Dossier } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { usePrintedReceipt } from './use-printed-receipt.ts';

/** Taken in: the code and the due date in large type; one key prints the receipt, the next calls the next person. */
export function TakenPanel({ dossier, onNext }: { readonly dossier: Dossier; readonly onNext: () => void }) {
  const { t } = useTexts('procedures-desk');
  const receipt = api.url(getLetter, { dossierId: dossier.id, form: 'receipt' });
  const { next, printing, error, print } = usePrintedReceipt(receipt);
  return (
    <section className="desk-taken" aria-labelledby="taken-title">
      <h2 id="taken-title">{t('taken.title')}</h2>
      <p className="desk-taken__code tabular">{dossier.code}</p>
      <p className="desk-taken__due">
        {t('taken.due')}{' '}
        <strong>
          {dossier.clock?.dueAt ? (
            <TimeText at={dossier.clock.dueAt} />
          ) : (
            t(dossier.clock?.forwardBy ? 'clock.on-its-way' : 'clock.not-started')
          )}
        </strong>
      </p>
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
          {t('taken.print')} <KeyHint keys="F9" />
        </Button>
        <Button data-next variant="secondary" onClick={onNext} aria-keyshortcuts="F2">
          {t('taken.next')} <KeyHint keys="F2" />
        </Button>
        <a className="ds-link" href={receipt} target="_blank" rel="noreferrer">
          {t('taken.open-receipt')}
        </a>
        <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: dossier.id }} className="ds-link">
          {t('taken.open-dossier')}
        </Link>
      </p>
    </section>
  );
}
