import type { Dossier } from '@dongbo/contract/procedures';
import { useChangedMeanwhile } from '../../../lib/stream/use-stream.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { dossierQuery } from '../queries/dossiers.ts';

/** A quiet line when somebody else changed the dossier that is open; what was typed stays, also after the new one is read. */
export function ChangedMeanwhile({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { isChanged, read } = useChangedMeanwhile(dossier, dossierQuery(dossier.id).queryKey);
  return (
    <div role="status">
      {isChanged && (
        <p className="desk-quiet">
          {t('dossier.changed')}{' '}
          <Button variant="tertiary" onClick={read}>
            {t('dossier.read-again')}
          </Button>
        </p>
      )}
    </div>
  );
}
