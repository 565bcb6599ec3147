import type { Procedure } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { sentDespite } from '../intake/despite.ts';
import type { Despite } from '../intake/despite.ts';
import { takeInMutation } from '../queries/dossiers.ts';
import { beginVisitMutation } from '../visits/queries.ts';
import type { WrittenResult } from '../visits/queries.ts';
import { inputOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';
import type { Taken } from './taken.ts';
import { useRequestId } from './use-request-id.ts';

/** Takes in who stands there: with a receipt, or with the result that is given in the same visit. */
export function useTakeIn(post: Post, onTaken: (taken: Taken) => void) {
  const client = useQueryClient();
  const requestIdOf = useRequestId();
  const usual = useMutation(takeInMutation(client));
  const visit = useMutation(beginVisitMutation(client));
  return {
    isPending: usual.isPending || visit.isPending,
    error: usual.error ?? visit.error,
    send(form: CounterForm, procedure: Procedure, more: { despite: Despite; result: WrittenResult | null }) {
      const input = { ...inputOf(form, procedure, post.unitId), ...sentDespite(more.despite) };
      usual.reset();
      visit.reset();
      if (more.result === null) {
        const requestId = requestIdOf(input);
        usual.mutate(
          { input, requestId },
          { onSuccess: (dossier) => onTaken({ kind: 'letter', form: 'receipt', dossier }) },
        );
        return;
      }
      const order = { ...input, sameVisit: true };
      visit.mutate(
        { input: order, result: more.result, requestId: requestIdOf(order) },
        { onSuccess: ({ dossier, failed }) => onTaken({ kind: 'visit', dossierId: dossier.id, failed }) },
      );
    },
  };
}
