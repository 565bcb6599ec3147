import { randomId } from '@dongbo/contract';
import type { Dossier, Procedure } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Post } from '../../../ui/desk/desk-context.ts';
import { sentDespite } from '../intake/despite.ts';
import type { Despite } from '../intake/despite.ts';
import { takeInMutation } from '../queries/dossiers.ts';
import { beginVisitMutation } from '../visits/queries.ts';
import type { WrittenResult } from '../visits/queries.ts';
import { inputOf } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

/** What lies before the officer when somebody was taken in: the receipt to print, or a visit that goes on. */
export type Taken =
  | { readonly kind: 'receipt'; readonly dossier: Dossier }
  | { readonly kind: 'visit'; readonly dossierId: string; readonly failed: unknown };

/** The same input has the same request id: a second press after a lost answer makes no second dossier. */
function useRequestId(): (input: unknown) => string {
  const last = useRef({ text: '', id: '' });
  return (input) => {
    const text = JSON.stringify(input);
    if (text !== last.current.text) last.current = { text, id: randomId() };
    return last.current.id;
  };
}

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
        usual.mutate({ input, requestId }, { onSuccess: (dossier) => onTaken({ kind: 'receipt', dossier }) });
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
