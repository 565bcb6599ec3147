import type { CallOf, Endpoint } from '@dongbo/contract';
import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useConflict } from '../dossier/use-conflict.ts';
import { readAgain } from '../queries/dossiers.ts';

/** An act beside the straight way: what was typed survives every refusal, and who was faster is named. Afterwards the dossier
 * is read again, and its letters, which have the same address and may be others. */
export function useSideAct<E extends Endpoint>(
  { dossier, what, onDone }: { readonly dossier: Dossier; readonly what: string; readonly onDone: () => void },
  endpoint: E,
) {
  const { t } = useTexts('procedures-desk');
  const client = useQueryClient();
  const { conflict, onError, clear } = useConflict(dossier);
  const act = useMutation({
    mutationFn: (input: CallOf<E>) => api.call(endpoint, input),
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: ['sheet'] });
      await readAgain(client, dossier);
    },
  });
  return {
    conflict,
    error: act.error,
    isPending: act.isPending,
    send: (input: CallOf<E>) => {
      clear();
      act.mutate(input, {
        onSuccess: () => {
          announce(t('side.done', { what, code: dossier.code }));
          onDone();
        },
        onError: (error) => void onError(error),
      });
    },
  };
}
