import type { Draft, DossierId, HeldTaken } from '@dongbo/contract/procedures';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listDraftHeld, takeDraftHeld } from './endpoints.ts';

/** What is held for the papers of a draft as the server has it: another case asks for other papers. */
export const draftHeldQuery = ({ id: draftId, version }: Pick<Draft, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['draft-held', draftId, version],
    queryFn: ({ signal }) => api.call(listDraftHeld, { draftId }, { signal }),
    placeholderData: keepPreviousData,
  });

export const takeForDraft = (
  draftId: Draft['id'],
  wanted: { readonly componentId: string; readonly heldInId: DossierId; readonly heldComponentId: string | null },
): Promise<HeldTaken> => api.call(takeDraftHeld, { draftId, ...wanted });
