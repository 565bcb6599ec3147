import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { actMutation } from '../queries/dossiers.ts';

/** The result that was saved goes to the leader; what is typed and not saved would not go with it. */
export function SendToSign({ dossier, unsaved }: { readonly dossier: Dossier; readonly unsaved: boolean }) {
  const { t } = useTexts('procedures-desk');
  const act = useMutation(actMutation(useQueryClient()));
  return (
    <>
      {act.error !== null && <Failed error={act.error} />}
      {unsaved && <p className="desk-warning">{t('visit.save-first')}</p>}
      <p className="desk-actions">
        <Button
          busy={act.isPending}
          disabled={unsaved}
          onClick={() => act.mutate({ dossierId: dossier.id, version: dossier.version, action: 'forward' })}
        >
          {t('visit.send')}
        </Button>
      </p>
    </>
  );
}
