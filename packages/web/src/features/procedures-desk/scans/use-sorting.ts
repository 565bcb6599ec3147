import type { FileRef } from '@dongbo/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { uploadMutation } from '../queries/dossiers.ts';
import type { GridPaper } from '../parts/paper-grid.tsx';
import { bindPages, pagesOf } from './bind-pages.ts';
import { byPaper, startSorting, withMore, withoutPapers } from './sort-pages.ts';
import type { ScanPage, Sorting } from './sort-pages.ts';

/** A paper whose pages could not be sent; they stay where they were sorted. */
export interface Unsent {
  readonly paperId: string;
  readonly name: string;
  readonly error: unknown;
}

export interface SortingPapers {
  readonly papers: readonly GridPaper[];
  readonly onFile: (paperId: string, file: FileRef) => void;
}

/** A pile of pages, sorted to papers and sent paper by paper: one that fails keeps its pages and takes no other with it. */
export function useSorting({ papers, onFile }: SortingPapers) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [isReading, setReading] = useState(false);
  const [unsent, setUnsent] = useState<readonly Unsent[]>([]);
  const upload = useMutation(uploadMutation);
  const sending = useMutation({
    mutationFn: async (now: Sorting) => {
      const sent = new Map<string, number>();
      const failed: Unsent[] = [];
      for (const [paperId, pages] of byPaper(now)) {
        const name = papers.find(({ id }) => id === paperId)?.name ?? '';
        try {
          await sendPaper(paperId, name, pages);
          sent.set(paperId, pages.length);
        } catch (error) {
          failed.push({ paperId, name, error });
        }
      }
      setUnsent(failed);
      setSorting(failed.length === 0 ? null : withoutPapers(now, new Set(sent.keys())));
      return { papers: sent.size, pages: [...sent.values()].reduce((sum, count) => sum + count, 0), failed };
    },
  });

  async function sendPaper(paperId: string, name: string, pages: readonly ScanPage[]): Promise<void> {
    const stored: FileRef[] = [];
    for (const file of await bindPages(pages, name)) stored.push(await upload.mutateAsync(file));
    // Together: what went half way is not shown twice when it is sent again.
    for (const file of stored) onFile(paperId, file);
  }

  async function take(files: FileList | null): Promise<void> {
    if (files === null || files.length === 0) return;
    setReading(true);
    try {
      const pages = await pagesOf([...files]);
      setSorting((now) => (now === null ? startSorting(pages) : withMore(now, pages)));
    } finally {
      setReading(false);
    }
  }

  const close = () => {
    setSorting(null);
    setUnsent([]);
  };
  return {
    sorting,
    setSorting,
    take,
    isReading,
    send: sending.mutateAsync,
    isSending: sending.isPending,
    unsent,
    close,
  };
}
