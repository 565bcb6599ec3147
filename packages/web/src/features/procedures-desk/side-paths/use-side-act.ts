import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseMutationOptions } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useConflict } from '../dossier/use-conflict.ts';

/** An act beside the straight way: what was typed survives every refusal, and who was faster is named. */
export function useSideAct<Input, Changed>(
  { dossier, what, onDone }: { readonly dossier: Dossier; readonly what: string; readonly onDone: () => void },
  mutation: (client: QueryClient) => UseMutationOptions<Changed, Error, Input>,
) {
  const { t } = useTexts('procedures-desk');
  const { conflict, onError, clear } = useConflict(dossier);
  const act = useMutation(mutation(useQueryClient()));
  return {
    conflict,
    error: act.error,
    isPending: act.isPending,
    send: (input: Input) => {
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
