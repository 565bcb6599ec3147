import type { StreamMessage } from '@dongbo/contract';
import { useIsFetching, useIsMutating, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { stream } from './stream.ts';

type JobNews = Extract<StreamMessage, { readonly kind: 'job' }>;

/** What pages of the portal listen to. */
export const noticeNews = ['notices'] as const;

/** Lists that many work on change all the time: between two readings of one kind lie so many milliseconds. */
const apartMs = 5_000;
/** All who missed something read again; not in the same moment. */
const spreadMs = 3_000;

/** Reads again at once, and what comes soon after it together. */
function createReader(client: QueryClient, key: string): { soon(ms: number): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    soon(ms) {
      if (timer !== null) return;
      const wait = Math.max(ms, readAt + apartMs - performance.now());
      timer = setTimeout(() => {
        timer = null;
        readAt = performance.now();
        // A hidden page reads when it is looked at again.
        const refetchType = document.visibilityState === 'visible' ? 'active' : 'none';
        void client.invalidateQueries({ queryKey: [key], refetchType });
      }, wait);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** While a page is shown: reads notices, and on the desk open work, again when the stream says that they changed. */
export function useNews(kinds: readonly ('inbox' | 'notices')[]): void {
  const client = useQueryClient();
  const named = kinds.join();
  useEffect(() => {
    const readers = new Map(named.split(',').map((kind) => [kind, createReader(client, kind)]));
    const leave = stream.listen(({ kind }) => {
      if (kind === 'resync') for (const reader of readers.values()) reader.soon(Math.random() * spreadMs);
      else readers.get(kind)?.soon(Math.random() * 300);
    });
    return () => {
      leave();
      for (const reader of readers.values()) reader.stop();
    };
  }, [client, named]);
}

/** Hears of a subject that is shown: its version now, or null when something may have been missed. */
export function useSubjectNews(subjectId: string, onNews: (version: number | null) => void): void {
  const hear = useEffectEvent(onNews);
  useEffect(() => {
    const forget = stream.watch(subjectId);
    const leave = stream.listen((message) => {
      if (message.kind === 'resync') hear(null);
      if (message.kind === 'subject' && message.subjectId === subjectId) hear(message.version);
    });
    return () => {
      leave();
      forget();
    };
  }, [subjectId]);
}

/** Hears how far the long jobs of the person are, while it is shown; null: something may have been missed. */
export function useJobNews(onNews: (news: JobNews | null) => void): void {
  const hear = useEffectEvent(onNews);
  useEffect(
    () =>
      stream.listen((message) => {
        if (message.kind === 'resync') hear(null);
        if (message.kind === 'job') hear(message);
      }),
    [],
  );
}

/** What this page has just done itself is read again by then. */
const ownChangeMs = 1_000;

/** Did somebody else change a subject after the version that is shown? What was typed stays until the person asks for the
 * new one. `read` reads it again. */
export function useChangedMeanwhile(
  subject: { readonly id: string; readonly version: number },
  queryKey: readonly unknown[],
): { readonly isChanged: boolean; readonly read: () => void } {
  const client = useQueryClient();
  const [latest, setLatest] = useState(0);
  const isBusy = useIsMutating() + useIsFetching({ queryKey, exact: true }) > 0;
  const read = () => void client.invalidateQueries({ queryKey });
  useSubjectNews(subject.id, (version) => {
    // The same version: something beside it, such as a paper that is printed now.
    if (version === null || version === subject.version) read();
    else setTimeout(() => setLatest((known) => Math.max(known, version)), ownChangeMs);
  });
  return { isChanged: latest > subject.version && !isBusy, read };
}
