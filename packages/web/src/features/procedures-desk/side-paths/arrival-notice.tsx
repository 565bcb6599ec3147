import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';

/** On its way from another body's counter: what starts when, and until when it has to be sent on. */
export function ArrivalNotice({ dossier, forwardBy }: { readonly dossier: Dossier; readonly forwardBy: string }) {
  const { t } = useTexts('procedures-desk');
  return (
    <Alert tone="info">
      <p>{t('arrival.notice', { from: dossier.receivingUnit.name, to: dossier.competentUnit.name })}</p>
      <p>
        {t('arrival.forward-by')} <TimeText at={forwardBy} />.
      </p>
    </Alert>
  );
}
