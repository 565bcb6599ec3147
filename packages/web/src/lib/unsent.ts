import { space } from './space.ts';

/** What was typed on this device and has not reached the server yet. */
export interface Unsent<Content> {
  /** Version of the draft that it builds on. */
  readonly version: number;
  readonly content: Content;
  readonly at: string;
  /** The save that was sent and not answered when this was written; repeated with its id it is the same save. */
  readonly attempt?: { readonly version: number; readonly content: Content; readonly requestId: string } | undefined;
}

export interface UnsentShelf<Content> {
  read(): Unsent<Content> | null;
  write(unsent: Unsent<Content>): void;
  clear(): void;
}

const prefix = `dongbo.${space}.unsent.`;

/** Keeps unsent typing of one draft in the browser, until the server has it. A browser that keeps nothing (private window, full
 * disk) is no reason to stop filing. */
export function unsentShelf<Content>(draftId: string): UnsentShelf<Content> {
  const key = prefix + draftId;
  const quietly = <Result>(act: () => Result): Result | null => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    // Written by this very module; a shape of an older release is caught by the version comparison of the server.
    read: () => quietly(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Unsent<Content> | null),
    write: (unsent) => void quietly(() => localStorage.setItem(key, JSON.stringify(unsent))),
    clear: () => void quietly(() => localStorage.removeItem(key)),
  };
}

/** Forgets all unsent typing of this device, at sign-out: the next person may be somebody else. */
export function clearAllUnsent(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // A browser that forbids storage holds nothing to forget.
  }
}
