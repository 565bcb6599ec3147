import { randomId } from '@dongbo/contract';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Draft, DraftSaved } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { getDraft, saveDraft } from '../endpoints.ts';
import { sessionLoss } from '../../../lib/session-loss.ts';
import { withContent } from './draft-content.ts';
import type { DraftContent } from './draft-content.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import type { DraftKeeper, Kept } from './draft-keeper.ts';
import { draftKey } from './queries.ts';
import { unsentShelf } from '../../../lib/unsent.ts';

const DraftContext = createContext<DraftKeeper | null>(null);

function send(draftId: Draft['id'], version: number, content: DraftContent, requestId: string): Promise<DraftSaved> {
  return api.call(
    saveDraft,
    {
      draftId,
      version,
      unitId: content.unit?.id ?? null,
      answers: content.answers,
      papers: content.papers.map(({ componentId, name, files }) => ({
        componentId,
        ...(name !== null && name !== undefined && { name }),
        fileIds: files.map(({ id }) => id),
      })),
      paperCase: content.paperCase ?? null,
      returnMethod: content.returnMethod,
    },
    { requestId },
  );
}

async function keeperOf(draft: Draft, client: QueryClient): Promise<DraftKeeper> {
  const { id } = draft;
  const shelf = unsentShelf<DraftContent>(id);
  return createDraftKeeper(draft, await shelf.read(), {
    save: async (version, content, requestId) => {
      const saved = await send(id, version, content, requestId);
      client.setQueryData<Draft>(draftKey(id), (known) => known && withContent(known, content, saved));
      return saved;
    },
    load: () => api.call(getDraft, { draftId: id }),
    shelf,
    now: () => new Date().toISOString(),
    newRequestId: randomId,
    quiet: 1500,
    again: 5000,
  });
}

/** Holds the keeper of one draft for all pages of its filing. */
export function DraftProvider({ draft, children }: { readonly draft: Draft; readonly children: ReactNode }) {
  const client = useQueryClient();
  // Made once: a later load of the same draft must not overwrite what is being typed.
  const [making] = useState(() => keeperOf(draft, client));
  const [keeper, setKeeper] = useState<DraftKeeper | null>(null);

  useEffect(() => {
    let isHere = true;
    void making.then((made) => isHere && setKeeper(made));
    return () => {
      isHere = false;
    };
  }, [making]);

  useEffect(() => {
    if (keeper === null) return undefined;
    const flush = () => void keeper.flush();
    // What neither the server nor the device has would be lost.
    const ask = (event: Event) => {
      if (keeper.get().saving.kind !== 'saved' && !unsentShelf(draft.id).holds()) event.preventDefault();
    };
    // Signing in again and coming back online are the two ways out of being stuck.
    const mended = sessionLoss.subscribe(() => !sessionLoss.isLost() && flush());
    const lost = keeper.subscribe(() => keeper.get().saving.kind === 'signed-out' && sessionLoss.report());
    window.addEventListener('online', flush);
    window.addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', flush);
    return () => {
      flush();
      mended();
      lost();
      window.removeEventListener('online', flush);
      window.removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [keeper, draft.id]);

  return keeper && <DraftContext value={keeper}>{children}</DraftContext>;
}

/** The draft of the page: what the server knows, what is typed, how it is kept. */
export function useDraft(): Kept & { readonly keeper: DraftKeeper } {
  const keeper = use(DraftContext);
  if (keeper === null) throw new Error('useDraft outside a DraftProvider');
  return { ...useSyncExternalStore(keeper.subscribe, keeper.get), keeper };
}
