import type { Draft } from '@dongbo/contract';
import { problemOf } from '../../lib/problem.ts';
import { contentOf, sameContent } from './draft-content.ts';
import type { DraftContent } from './draft-content.ts';
import type { UnsentShelf } from './unsent.ts';

export type Saving =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting' | 'saving' | 'offline' | 'signed-out' }
  | { readonly kind: 'conflict'; readonly theirs: Draft }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Kept {
  /** The draft as the server knows it. */
  readonly draft: Draft;
  /** What is on this page, sent or not. */
  readonly content: DraftContent;
  readonly saving: Saving;
}

interface KeeperPorts {
  readonly save: (version: number, content: DraftContent, requestId: string) => Promise<Draft>;
  readonly load: () => Promise<Draft>;
  readonly shelf: UnsentShelf;
  readonly now: () => string;
  readonly newRequestId: () => string;
  /** Milliseconds of quiet before a change is sent, and before a lost connection is tried again. */
  readonly quiet: number;
  readonly again: number;
}

interface Attempt {
  readonly version: number;
  readonly content: DraftContent;
  readonly requestId: string;
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/** Keeps one draft: sends changes after a moment of quiet, one save at a time, each on the version before; holds what
 * could not be sent on the device. A save whose answer was lost is repeated with the same request id, so that it is
 * never taken for somebody else's change. */
export function createDraftKeeper(draft: Draft, ports: KeeperPorts) {
  const unsent = ports.shelf.read();
  const lost = unsent !== null && !sameContent(unsent.content, contentOf(draft)) ? unsent : null;
  let kept: Kept = {
    draft,
    content: lost?.content ?? contentOf(draft),
    saving: startingState(draft, lost?.version),
  };
  let attempt: Attempt | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function set(change: Partial<Kept>): void {
    kept = { ...kept, ...change };
    for (const listener of listeners) listener();
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  }

  function change(content: Partial<DraftContent>): void {
    const next = { ...kept.content, ...content };
    ports.shelf.write({ version: kept.draft.version, content: next, at: ports.now() });
    const stuck = kept.saving.kind === 'conflict' || kept.saving.kind === 'signed-out';
    set({ content: next, ...(stuck ? {} : { saving: { kind: 'waiting' } }) });
    if (!stuck) schedule(ports.quiet);
  }

  async function sendOnce(): Promise<boolean> {
    attempt ??= { version: kept.draft.version, content: kept.content, requestId: ports.newRequestId() };
    const sent = attempt;
    set({ saving: { kind: 'saving' } });
    try {
      const saved = await ports.save(sent.version, sent.content, sent.requestId);
      attempt = null;
      const done = sameContent(sent.content, kept.content);
      if (done) ports.shelf.clear();
      else ports.shelf.write({ version: saved.version, content: kept.content, at: ports.now() });
      set({ draft: saved, saving: done ? { kind: 'saved', at: saved.updatedAt } : { kind: 'waiting' } });
      return done;
    } catch (error) {
      await onRefusal(error);
      return true;
    }
  }

  async function onRefusal(error: unknown): Promise<void> {
    const { code } = problemOf(error);
    if (code === 'unavailable' || code === 'request-in-progress') {
      set({ saving: { kind: 'offline' } });
      schedule(ports.again);
      return;
    }
    attempt = null;
    if (code === 'not-signed-in') set({ saving: { kind: 'signed-out' } });
    else if (code === 'draft.changed-elsewhere') set({ saving: { kind: 'conflict', theirs: await ports.load() } });
    else set({ saving: { kind: 'failed', error } });
  }

  /** Sends what is waiting and resolves when nothing is, or when it cannot be sent now. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (running) await running;
    if (kept.saving.kind === 'saved' || kept.saving.kind === 'conflict') return;
    running = (async () => {
      while (!(await sendOnce()));
    })().finally(() => {
      running = null;
    });
    await running;
  }

  /** Settles a conflict: `mine` overwrites what the other device sent, `theirs` drops what is on this one. */
  async function settle(choice: 'mine' | 'theirs'): Promise<void> {
    if (kept.saving.kind !== 'conflict') return;
    const { theirs } = kept.saving;
    if (choice === 'theirs') {
      ports.shelf.clear();
      set({ draft: theirs, content: contentOf(theirs), saving: { kind: 'saved', at: theirs.updatedAt } });
      return;
    }
    set({ draft: theirs, saving: { kind: 'waiting' } });
    await flush();
  }

  if (lost !== null && lost.version === draft.version) schedule(ports.quiet);
  return {
    get: () => kept,
    change,
    flush,
    settle,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Unsent typing that builds on this version is simply sent; on an older one, the person has to choose. */
function startingState(draft: Draft, unsentVersion: number | undefined): Saving {
  if (unsentVersion === undefined) return { kind: 'saved', at: draft.updatedAt };
  return unsentVersion === draft.version ? { kind: 'waiting' } : { kind: 'conflict', theirs: draft };
}
