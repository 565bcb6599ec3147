import { randomId } from '@dongbo/contract';
import { useEffect, useRef, useState } from 'react';
import type { FileRef } from '@dongbo/contract';
import { namedBy } from '@dongbo/contract/procedures';
import { problemOf } from '../../../lib/problem.ts';
import { upload } from '../../../lib/upload.ts';
import { useDraft } from './draft-context.tsx';
import type { PaperSlot } from './paper-slots.ts';
import { keepPreview } from './local-previews.ts';

interface Running {
  readonly key: string;
  readonly file: File;
  readonly share: number;
  readonly error: unknown;
}

/** A file that was taken out a moment ago, and the place that it had. */
interface Removed {
  readonly file: FileRef;
  readonly index: number;
}

/** What happened last, for who does not see the page. */
interface Said {
  readonly key: 'papers.sending' | 'papers.sent' | 'papers.failed' | 'papers.same';
  readonly name: string;
}

/** So long a file that was taken out can be brought back. */
const undoMs = 10_000;

/** Codes of what may go well when it is sent again. */
const passing = ['unavailable', 'busy', 'file.silent-line', 'file.scanner-unavailable', 'internal-error'];

export const mayRetry = (error: unknown): boolean => passing.includes(problemOf(error).code);

/** Looks at the size before anything is sent; only here, because no other page of the portal needs it. */
async function fit(file: File): Promise<File> {
  const { fitPaper } = await import('../../../lib/paper-file.ts');
  return await fitPaper(file);
}

/** Aborts what runs, and forgets what could be brought back, when the page is left. */
function useStops() {
  const stops = useRef(new Map<string, AbortController>());
  const timers = useRef(new Map<string, number>());
  useEffect(() => {
    const [running, waiting] = [stops.current, timers.current];
    return () => {
      for (const stop of running.values()) stop.abort();
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  }, []);
  return { stops: stops.current, timers: timers.current };
}

/** The files of one paper in the draft. Read afresh for every change: several uploads may end while the page was drawn once. */
function useFiles({ id: componentId, name }: Pick<PaperSlot, 'id' | 'name'>) {
  const { content, keeper } = useDraft();
  const now = () => keeper.get().content.papers.find((paper) => paper.componentId === componentId)?.files ?? [];
  const setFiles = (make: (files: readonly FileRef[]) => readonly FileRef[]) => {
    const files = make(now());
    const others = keeper.get().content.papers.filter((paper) => paper.componentId !== componentId);
    // A paper of the citizen's own stays with its name until it is taken away itself.
    const own = namedBy(componentId) !== null;
    const paper = { componentId, name: own ? name : null, files };
    keeper.change({ papers: files.length > 0 || own ? [...others, paper] : others });
  };
  return { files: content.papers.find((paper) => paper.componentId === componentId)?.files ?? [], now, setFiles };
}

/** Does the keyboard stand on the button that brings it back? Then it stays as long. */
const isAtUndo = (id: string): boolean => document.activeElement?.getAttribute('data-undo') === id;

/** Takes files out of a paper, and brings them back for a while. */
function useRemoving({ now, setFiles }: ReturnType<typeof useFiles>, timers: Map<string, number>) {
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  const forget = (id: string) => setRemoved((list) => list.filter(({ file }) => file.id !== id));
  const forgetLater = (id: string) => {
    const timer = window.setTimeout(() => (isAtUndo(id) ? forgetLater(id) : forget(id)), undoMs);
    timers.set(id, timer);
  };
  return {
    removed,
    remove: (file: FileRef) => {
      const index = now().findIndex(({ id }) => id === file.id);
      setFiles((list) => list.filter(({ id }) => id !== file.id));
      setRemoved((list) => [...list, { file, index }]);
      forgetLater(file.id);
    },
    undo: ({ file, index }: Removed) => {
      forget(file.id);
      setFiles((list) => list.toSpliced(index, 0, file));
    },
  };
}

/** The uploads of one paper: those that are done are part of the draft, the others are on their way or were refused. */
export function useUploads(paper: Pick<PaperSlot, 'id' | 'name'>, onBusy: (change: number) => void) {
  const own = useFiles(paper);
  const { stops, timers } = useStops();
  const removing = useRemoving(own, timers);
  const [running, setRunning] = useState<readonly Running[]>([]);
  const [said, setSaid] = useState<Said | null>(null);

  const change = (key: string, part: Partial<Running>) =>
    setRunning((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => setRunning((list) => list.filter((one) => one.key !== key));

  function keep(stored: FileRef, file: File) {
    keepPreview(stored, file);
    const isSame = own.now().some(({ sha256 }) => sha256 === stored.sha256);
    own.setFiles((list) => [...list, stored]);
    setSaid({ key: isSame ? 'papers.same' : 'papers.sent', name: stored.name });
  }

  async function send(key: string, file: File) {
    const stop = new AbortController();
    stops.set(key, stop);
    onBusy(1);
    setSaid({ key: 'papers.sending', name: file.name });
    try {
      const fitting = await fit(file);
      keep(await upload(fitting, (share) => change(key, { share }), stop.signal), fitting);
      drop(key);
    } catch (error) {
      if (stop.signal.aborted) return drop(key);
      change(key, { error });
      setSaid({ key: 'papers.failed', name: file.name });
    } finally {
      onBusy(-1);
      stops.delete(key);
    }
  }

  return {
    ...removing,
    files: own.files,
    running,
    said,
    /** Files that the server has already, with no upload. */
    take: (stored: readonly FileRef[]) => own.setFiles((list) => [...list, ...stored]),
    add: (chosen: readonly File[]) => {
      const all = chosen.map((file) => ({ key: randomId(), file, share: 0, error: null }));
      setRunning((list) => [...list, ...all]);
      for (const { key, file } of all) void send(key, file);
    },
    retry: ({ key, file }: Running) => {
      change(key, { error: null, share: 0 });
      void send(key, file);
    },
    dismiss: (key: string) => {
      stops.get(key)?.abort();
      drop(key);
    },
  };
}
