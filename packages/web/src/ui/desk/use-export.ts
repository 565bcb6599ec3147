import type { CallOf, Endpoint, ExportFormat, ExportId, ExportRow, BookedExport } from '@dongbo/contract';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../../lib/api.ts';
import { useJobNews } from '../../lib/stream/use-stream.ts';
import { getExportFile, listExports } from './endpoints.ts';
import { saveFile } from './fetch-file.ts';

/** An endpoint that asks for a list as a file. */
export type ExportEndpoint = Endpoint<Endpoint['input'], typeof BookedExport>;

const newestQuery = queryOptions({
  queryKey: ['exports', 'newest'],
  queryFn: ({ signal }) => api.call(listExports, { limit: 20 }, { signal }),
  // It is asked because something happened.
  staleTime: 0,
});

export const isUnfinished = ({ state }: Pick<ExportRow, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** Saves the file of a list that is ready. */
export const saveExport = async ({ id, name }: Pick<ExportRow, 'id' | 'name'>): Promise<void> =>
  await saveFile(api.url(getExportFile, { exportId: id }), name ?? id);

interface ExportInHand {
  readonly ask: (format: ExportFormat) => void;
  /** The format that is being made; null: none. */
  readonly busy: ExportFormat | null;
  /** How much of it is done, 0 to 1. */
  readonly share: number;
  readonly error: Error | null;
  /** It has ended without a file. */
  readonly ended: ExportRow | null;
}

/** Asks for a list as a file, and saves it when it is ready: while this page is shown the file comes by itself, later it waits among one's
 * own files. Hears by the stream how far it is. */
export function useExport<E extends ExportEndpoint>(endpoint: E, filter: Omit<CallOf<E>, 'format'>): ExportInHand {
  const client = useQueryClient();
  const [exportId, setExportId] = useState<ExportId | null>(null);
  const [share, setShare] = useState(0);
  const asked = useMutation({
    // A list is asked for by what its page shows, and the format.
    mutationFn: async (format: ExportFormat) => await api.call(endpoint, { ...filter, format } as CallOf<E>),
    onSuccess: (booked) => setExportId(booked.exportId),
  });
  const saved = useMutation({ mutationFn: saveExport });
  const rows = useQuery({ ...newestQuery, enabled: exportId !== null });
  const row = rows.data?.items.find(({ id }) => id === exportId);
  const isMaking = exportId !== null && (row === undefined || isUnfinished(row));
  useJobNews((news) => {
    if (!isMaking || (news !== null && news.jobId !== exportId)) return;
    if (news !== null) setShare(news.share);
    if (news === null || news.state === 'done' || news.state === 'failed')
      void client.invalidateQueries({ queryKey: ['exports'] });
  });
  const ready = row?.state === 'ready' ? row.id : null;
  const save = useEffectEvent(() => row !== undefined && saved.mutate(row));
  useEffect(() => {
    if (ready !== null) save();
  }, [ready]);
  return {
    ask: (format) => {
      saved.reset();
      setExportId(null);
      setShare(0);
      asked.mutate(format);
    },
    busy: asked.isPending || isMaking || saved.isPending ? (asked.variables ?? null) : null,
    share,
    error: asked.error ?? saved.error,
    ended: row === undefined || isMaking || ready !== null ? null : row,
  };
}
