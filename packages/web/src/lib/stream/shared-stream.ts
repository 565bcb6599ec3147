import type { StreamMessage } from '@dongbo/contract';

/** What a connection is heard through. */
export interface Hears {
  /** `id`: of the last message that has one. */
  message(data: string, id: string): void;
  /** The server will not have it; a line that was only lost is opened again by the browser. */
  refused(): void;
}

/** What tabs of one browser say to each other. */
export type Word =
  | { readonly about: 'message'; readonly message: StreamMessage; readonly id: string }
  | { readonly about: 'watch'; readonly tab: string; readonly ids: readonly string[] }
  | { readonly about: 'who-watches' };

/** What the browser gives; handed in, so that the rules can be tested without one. */
export interface StreamPorts {
  /** Opens a connection; the answer closes it. */
  open(watch: readonly string[], after: string | null, hears: Hears): () => void;
  /** Speaks to the other tabs; they are heard through `hear`. */
  tell(word: Word): void;
  hear(listener: (word: Word) => void): void;
  /** Waits until no other tab leads; resolves when `until` says that this one leads no longer. Where the browser has no
   * locks (a page without HTTPS) every visible tab leads. */
  lead(work: (until: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void>;
  isVisible(): boolean;
  onVisibility(listener: () => void): void;
  /** Calls back once after so many milliseconds; gives what takes the call back. */
  later(ms: number, call: () => void): () => void;
}

export interface SharedStream {
  /** Hears every message until the answer is called. */
  listen(listener: (message: StreamMessage) => void): () => void;
  /** Has a subject watched until the answer is called. */
  watch(subjectId: string): () => void;
}

const mostWatched = 20;
const reopenSoonMs = 200;
const firstPauseMs = 5_000;
const longestPauseMs = 60_000;

/** One stream for all tabs of a browser. Of the visible tabs one leads (Web Locks): it holds the connection, tells the others
 * what it hears (BroadcastChannel) and has watched what any of them has open. A hidden tab never leads, so that one which the
 * browser has put to sleep keeps nobody waiting; when no tab is visible there is no stream, and the next one that is learns by
 * the id of its last message what it missed. */
export function createSharedStream(ports: StreamPorts): SharedStream {
  const tab = crypto.randomUUID();
  const listeners = new Set<(message: StreamMessage) => void>();
  const mine: string[] = [];
  const others = new Map<string, readonly string[]>();
  let close: (() => void) | null = null;
  let connections = 0;
  let lastId: string | null = null;
  let leading: AbortController | null = null;
  let isLeader = false;
  let pauseMs = firstPauseMs;
  let forgetReopening: (() => void) | null = null;

  const deliver = (message: StreamMessage): void => {
    for (const listener of listeners) listener(message);
  };
  const watched = (): string[] => [...new Set([...mine, ...[...others.values()].flat()])].slice(0, mostWatched);

  function open(): void {
    forgetReopening?.();
    forgetReopening = null;
    close?.();
    connections += 1;
    const connection = connections;
    close = ports.open(watched(), lastId, {
      message(data, id) {
        if (connection !== connections) return;
        pauseMs = firstPauseMs;
        if (id !== '') lastId = id;
        // Written by our own server after its schema.
        const message = JSON.parse(data) as StreamMessage;
        ports.tell({ about: 'message', message, id });
        deliver(message);
      },
      refused() {
        if (connection !== connections) return;
        // Whoever reads something now learns why.
        if (pauseMs === firstPauseMs) deliver({ kind: 'resync' });
        reopen(pauseMs * (1 + Math.random()));
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      },
    });
  }

  function reopen(ms: number): void {
    forgetReopening?.();
    forgetReopening = ports.later(ms, open);
  }

  async function lead(until: AbortSignal): Promise<void> {
    isLeader = true;
    others.clear();
    open();
    ports.tell({ about: 'who-watches' });
    await new Promise<void>((resolve) => {
      if (until.aborted) resolve();
      until.addEventListener('abort', () => resolve(), { once: true });
    });
    isLeader = false;
    forgetReopening?.();
    connections += 1;
    close?.();
    close = null;
  }

  function arrange(): void {
    const wants = listeners.size > 0 && ports.isVisible();
    if (wants && leading === null) {
      const started = new AbortController();
      leading = started;
      // Given up while it waited for its turn: nothing was begun.
      void ports.lead(lead, started.signal).catch(() => undefined);
    } else if (!wants && leading !== null) {
      leading.abort();
      leading = null;
    }
  }

  function changeWatch(): void {
    ports.tell({ about: 'watch', tab, ids: [...mine] });
    if (isLeader) reopen(reopenSoonMs);
  }

  ports.onVisibility(arrange);
  ports.hear((word) => {
    if (word.about === 'message') {
      if (word.id !== '') lastId = word.id;
      deliver(word.message);
    } else if (word.about === 'who-watches') {
      if (mine.length > 0) ports.tell({ about: 'watch', tab, ids: [...mine] });
    } else {
      const before = watched().toSorted().join();
      others.set(word.tab, word.ids);
      if (isLeader && watched().toSorted().join() !== before) reopen(reopenSoonMs);
    }
  });

  return {
    listen(listener) {
      listeners.add(listener);
      arrange();
      return () => {
        listeners.delete(listener);
        arrange();
      };
    },
    watch(subjectId) {
      mine.push(subjectId);
      changeWatch();
      return () => {
        mine.splice(mine.indexOf(subjectId), 1);
        changeWatch();
      };
    },
  };
}
