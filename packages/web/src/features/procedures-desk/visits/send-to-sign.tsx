import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { actMutation } from '../queries/dossiers.ts';

/** The result that was written goes to the leader. */
export function SendToSign({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const act = useMutation(actMutation(useQueryClient()));
  return (
    <>
      {act.error !== null && <Failed error={act.error} />}
      <p className="desk-actions">
        <Button
          busy={act.isPending}
          onClick={() => act.mutate({ dossierId: dossier.id, version: dossier.version, action: 'forward' })}
        >
          {t('visit.send')}
        </Button>
      </p>
    </>
  );
}
