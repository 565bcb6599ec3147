import type { Draft, DraftSaved } from '@dongbo/contract/procedures';
import { problemOf } from '../../../lib/problem.ts';
import { contentOf, sameContent, withContent } from './draft-content.ts';
import type { DraftContent } from './draft-content.ts';
import type { Unsent, UnsentShelf } from '../../../lib/unsent.ts';

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
  readonly save: (version: number, content: DraftContent, requestId: string) => Promise<DraftSaved>;
  readonly load: () => Promise<Draft>;
  readonly shelf: Pick<UnsentShelf<DraftContent>, 'write' | 'clear'>;
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

/** One draft in keeping: what is shown, the save on its way, and who wants to know. */
interface Keeping {
  kept: Kept;
  /** The save that was sent and not answered for certain. */
  attempt: Attempt | null;
  running: Promise<void> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly listeners: Set<() => void>;
  readonly ports: KeeperPorts;
}

export interface DraftKeeper {
  readonly get: () => Kept;
  readonly change: (content: Partial<DraftContent>) => void;
  /** Sends what is waiting; resolves when nothing is, or when it cannot be sent now. */
  readonly flush: () => Promise<void>;
  /** Settles a conflict: `mine` overwrites what the other device sent, `theirs` drops what is on this one. */
  readonly settle: (choice: 'mine' | 'theirs') => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps one draft: sends changes after a moment of quiet, one save at a time, each on the version before; holds what
 * could not be sent on the device. A save whose answer was lost is repeated with the same request id, so that it is
 * never taken for somebody else's change. `unsent` is what was held when the page was left. */
export function createDraftKeeper(draft: Draft, unsent: Unsent<DraftContent> | null, ports: KeeperPorts): DraftKeeper {
  const lost = unsent !== null && !sameContent(unsent.content, contentOf(draft)) ? unsent : null;
  const content = lost?.content ?? contentOf(draft);
  const keeping: Keeping = {
    kept: { draft, content, saving: startingState(draft, lost) },
    // A page that was left before the answer came does not know whether the server has the save: it is sent again first.
    attempt: lost?.attempt ?? null,
    running: null,
    timer: undefined,
    listeners: new Set(),
    ports,
  };
  if (keeping.kept.saving.kind === 'waiting') schedule(keeping, ports.quiet);
  return {
    get: () => keeping.kept,
    change: (part) => change(keeping, part),
    flush: () => flush(keeping),
    settle: (choice) => settle(keeping, choice),
    subscribe: (listener) => {
      keeping.listeners.add(listener);
      return () => keeping.listeners.delete(listener);
    },
  };
}

function set(keeping: Keeping, part: Partial<Kept>): void {
  keeping.kept = { ...keeping.kept, ...part };
  for (const listener of keeping.listeners) listener();
}

function schedule(keeping: Keeping, delay: number): void {
  clearTimeout(keeping.timer);
  keeping.timer = setTimeout(() => void flush(keeping), delay);
}

function change(keeping: Keeping, part: Partial<DraftContent>): void {
  const { kept, ports } = keeping;
  const content = { ...kept.content, ...part };
  shelve(keeping, kept.draft.version, content);
  const stuck = kept.saving.kind === 'conflict' || kept.saving.kind === 'signed-out';
  set(keeping, { content, ...(stuck ? {} : { saving: { kind: 'waiting' } }) });
  if (!stuck) schedule(keeping, ports.quiet);
}

function shelve({ ports, attempt }: Keeping, version: number, content: DraftContent): void {
  ports.shelf.write({ version, content, at: ports.now(), ...(attempt === null ? {} : { attempt }) });
}

/** True when nothing is left to send, or nothing can be sent now. */
async function sendOnce(keeping: Keeping): Promise<boolean> {
  const { ports } = keeping;
  const { draft, content } = keeping.kept;
  const sent = (keeping.attempt ??= { version: draft.version, content, requestId: ports.newRequestId() });
  shelve(keeping, sent.version, content);
  set(keeping, { saving: { kind: 'saving' } });
  try {
    const saved = await ports.save(sent.version, sent.content, sent.requestId);
    keeping.attempt = null;
    const now = keeping.kept.content;
    const done = sameContent(sent.content, now);
    if (done) ports.shelf.clear();
    else shelve(keeping, saved.version, now);
    set(keeping, {
      draft: withContent(draft, sent.content, saved),
      saving: done ? { kind: 'saved', at: saved.updatedAt } : { kind: 'waiting' },
    });
    return done;
  } catch (error) {
    await onRefusal(keeping, error);
    return true;
  }
}

async function onRefusal(keeping: Keeping, error: unknown): Promise<void> {
  const { code } = problemOf(error);
  if (['unavailable', 'busy', 'request-in-progress'].includes(code)) {
    set(keeping, { saving: { kind: 'offline' } });
    schedule(keeping, keeping.ports.again);
    return;
  }
  keeping.attempt = null;
  if (code === 'not-signed-in') set(keeping, { saving: { kind: 'signed-out' } });
  else if (code === 'draft.changed-elsewhere') await onConflict(keeping);
  else set(keeping, { saving: { kind: 'failed', error } });
}

async function onConflict(keeping: Keeping): Promise<void> {
  try {
    set(keeping, { saving: { kind: 'conflict', theirs: await keeping.ports.load() } });
  } catch {
    // Without the other version there is nothing to choose from yet; the next try meets the conflict again.
    set(keeping, { saving: { kind: 'offline' } });
    schedule(keeping, keeping.ports.again);
  }
}

async function flush(keeping: Keeping): Promise<void> {
  clearTimeout(keeping.timer);
  if (keeping.running) await keeping.running;
  if (keeping.kept.saving.kind === 'saved' || keeping.kept.saving.kind === 'conflict') return;
  keeping.running ??= (async () => {
    while (!(await sendOnce(keeping)));
  })().finally(() => {
    keeping.running = null;
  });
  await keeping.running;
}

async function settle(keeping: Keeping, choice: 'mine' | 'theirs'): Promise<void> {
  const { saving } = keeping.kept;
  if (saving.kind !== 'conflict') return;
  const { theirs } = saving;
  if (choice === 'theirs') {
    keeping.ports.shelf.clear();
    set(keeping, { draft: theirs, content: contentOf(theirs), saving: { kind: 'saved', at: theirs.updatedAt } });
    return;
  }
  set(keeping, { draft: theirs, saving: { kind: 'waiting' } });
  await flush(keeping);
}

/** Unsent typing that builds on this version, or on one that this very page has sent, is simply sent; on an older one, the
 * person has to choose. */
function startingState(draft: Draft, unsent: Unsent<DraftContent> | null): Saving {
  if (unsent === null) return { kind: 'saved', at: draft.updatedAt };
  const isOwn = unsent.version === draft.version || isOwnSave(draft, unsent);
  return isOwn ? { kind: 'waiting' } : { kind: 'conflict', theirs: draft };
}

/** Whether the version after the one that the typing builds on is the save that was on its way. */
const isOwnSave = (draft: Draft, { attempt }: Unsent<DraftContent>): boolean =>
  attempt !== undefined && draft.version === attempt.version + 1 && sameContent(attempt.content, contentOf(draft));
