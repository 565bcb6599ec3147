import { randomId } from '@dongbo/contract';
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

class TabStream {
  readonly #ports: StreamPorts;
  readonly #tab = randomId();
  readonly #listeners = new Set<(message: StreamMessage) => void>();
  readonly #mine: string[] = [];
  readonly #others = new Map<string, readonly string[]>();
  #close: (() => void) | null = null;
  #connections = 0;
  #lastId: string | null = null;
  #leading: AbortController | null = null;
  #isLeader = false;
  #pauseMs = firstPauseMs;
  #forgetReopening: (() => void) | null = null;

  constructor(ports: StreamPorts) {
    this.#ports = ports;
    ports.onVisibility(() => this.#arrange());
    ports.hear((word) => this.#hear(word));
  }

  listen(listener: (message: StreamMessage) => void): () => void {
    this.#listeners.add(listener);
    this.#arrange();
    return () => {
      this.#listeners.delete(listener);
      this.#arrange();
    };
  }

  watch(subjectId: string): () => void {
    this.#mine.push(subjectId);
    this.#changeWatch();
    return () => {
      this.#mine.splice(this.#mine.indexOf(subjectId), 1);
      this.#changeWatch();
    };
  }

  #deliver(message: StreamMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  #watched(): string[] {
    return [...new Set([...this.#mine, ...[...this.#others.values()].flat()])].slice(0, mostWatched);
  }

  #open(): void {
    this.#forgetReopening?.();
    this.#forgetReopening = null;
    this.#close?.();
    this.#connections += 1;
    const connection = this.#connections;
    const isOld = (): boolean => connection !== this.#connections;
    this.#close = this.#ports.open(this.#watched(), this.#lastId, {
      message: (data, id) => {
        if (isOld()) return;
        this.#pauseMs = firstPauseMs;
        if (id !== '') this.#lastId = id;
        // Written by our own server after its schema.
        const message = JSON.parse(data) as StreamMessage;
        this.#ports.tell({ about: 'message', message, id });
        this.#deliver(message);
      },
      refused: () => {
        if (isOld()) return;
        // Whoever reads something now learns why.
        if (this.#pauseMs === firstPauseMs) this.#deliver({ kind: 'resync' });
        this.#reopen(this.#pauseMs * (1 + Math.random()));
        this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
      },
    });
  }

  #reopen(ms: number): void {
    this.#forgetReopening?.();
    this.#forgetReopening = this.#ports.later(ms, () => this.#open());
  }

  async #lead(until: AbortSignal): Promise<void> {
    this.#isLeader = true;
    this.#others.clear();
    this.#open();
    this.#ports.tell({ about: 'who-watches' });
    await new Promise<void>((resolve) => {
      if (until.aborted) resolve();
      until.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#isLeader = false;
    this.#forgetReopening?.();
    this.#connections += 1;
    this.#close?.();
    this.#close = null;
  }

  #arrange(): void {
    const wants = this.#listeners.size > 0 && this.#ports.isVisible();
    if (wants && this.#leading === null) {
      const started = new AbortController();
      this.#leading = started;
      // Given up while it waited for its turn: nothing was begun.
      void this.#ports.lead((until) => this.#lead(until), started.signal).catch(() => undefined);
    } else if (!wants && this.#leading !== null) {
      this.#leading.abort();
      this.#leading = null;
    }
  }

  #tellWatch(): void {
    this.#ports.tell({ about: 'watch', tab: this.#tab, ids: [...this.#mine] });
  }

  #changeWatch(): void {
    this.#tellWatch();
    if (this.#isLeader) this.#reopen(reopenSoonMs);
  }

  #hear(word: Word): void {
    if (word.about === 'message') {
      if (word.id !== '') this.#lastId = word.id;
      this.#deliver(word.message);
    } else if (word.about === 'who-watches') {
      if (this.#mine.length > 0) this.#tellWatch();
    } else {
      const before = this.#watched().toSorted().join();
      this.#others.set(word.tab, word.ids);
      if (this.#isLeader && this.#watched().toSorted().join() !== before) this.#reopen(reopenSoonMs);
    }
  }
}

/** One stream for all tabs of a browser. Of the visible tabs one leads (Web Locks): it holds the connection, tells the others
 * what it hears (BroadcastChannel) and has watched what any of them has open. A hidden tab never leads, so that one which the
 * browser has put to sleep keeps nobody waiting; when no tab is visible there is no stream, and the next one that is learns by
 * the id of its last message what it missed. */
export function createSharedStream(ports: StreamPorts): SharedStream {
  const stream = new TabStream(ports);
  return { listen: (listener) => stream.listen(listener), watch: (subjectId) => stream.watch(subjectId) };
}
