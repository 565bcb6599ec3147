import type { Dossier, TimelineEntry } from '@dongbo/contract/procedures';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { hasCode } from '../../../lib/problem.ts';
import { dossierQuery } from '../queries/dossiers.ts';

const keyOf = ({ at, type, actor, note }: TimelineEntry) => `${at} ${type} ${actor ?? ''} ${note ?? ''}`;

export interface Conflict {
  /** What others did between reading and writing. */
  readonly news: readonly TimelineEntry[];
}

/** When a write was refused because somebody else was quicker: reads the dossier again and keeps what is new in it. The
 * form that was typed is not touched; pressing again decides on the dossier as it is now. */
export function useConflict(dossier: Dossier) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  return {
    conflict,
    clear: () => setConflict(null),
    onError: async (error: unknown) => {
      if (!hasCode(error, 'dossier.changed-meanwhile')) return;
      const known = new Set(dossier.timeline.map(keyOf));
      const fresh = await client.fetchQuery({ ...dossierQuery(dossier.id), staleTime: 0 });
      setConflict({ news: fresh.timeline.filter((entry) => !known.has(keyOf(entry))) });
    },
  };
}
