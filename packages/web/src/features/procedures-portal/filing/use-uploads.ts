import { useEffect, useRef, useState } from 'react';
import type { FileRef } from '@dongbo/contract';
import { upload } from '../../../lib/upload.ts';
import { useDraft } from './draft-context.tsx';
import { keepPreview } from './local-previews.ts';

interface Running {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly error: unknown;
}

/** The uploads of one paper: those that are done are part of the draft, the others are on their way or were refused. */
export function useUploads(componentId: string, onBusy: (change: number) => void) {
  const { content, keeper } = useDraft();
  const [running, setRunning] = useState<readonly Running[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = stops.current;
    return () => {
      for (const stop of all.values()) stop.abort();
    };
  }, []);

  const change = (key: string, part: Partial<Running>) =>
    setRunning((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => setRunning((list) => list.filter((one) => one.key !== key));

  /** Reads the papers afresh: several uploads may end while this page was drawn once. */
  function setFiles(make: (files: readonly FileRef[]) => readonly FileRef[]) {
    const { papers } = keeper.get().content;
    const files = make(papers.find((paper) => paper.componentId === componentId)?.files ?? []);
    const others = papers.filter((paper) => paper.componentId !== componentId);
    keeper.change({ papers: files.length > 0 ? [...others, { componentId, files }] : others });
  }

  async function addOne(file: File) {
    const key = crypto.randomUUID();
    const stop = new AbortController();
    stops.current.set(key, stop);
    setRunning((list) => [...list, { key, name: file.name, share: 0, error: null }]);
    onBusy(1);
    try {
      const stored = await upload(file, (share) => change(key, { share }), stop.signal);
      keepPreview(stored, file);
      setFiles((files) => [...files, stored]);
      drop(key);
    } catch (error) {
      if (stop.signal.aborted) drop(key);
      else change(key, { error });
    } finally {
      onBusy(-1);
      stops.current.delete(key);
    }
  }

  return {
    files: content.papers.find((paper) => paper.componentId === componentId)?.files ?? [],
    running,
    add: (files: readonly File[]) => {
      for (const file of files) void addOne(file);
    },
    remove: (file: FileRef) => setFiles((files) => files.filter(({ id }) => id !== file.id)),
    dismiss: (key: string) => {
      stops.current.get(key)?.abort();
      drop(key);
    },
  };
}
