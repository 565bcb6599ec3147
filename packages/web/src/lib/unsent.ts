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

const ofAnySpace = /^dongbo\.\w+\.unsent\./;
const prefix = `dongbo.${space}.unsent.`;

/** As long as a session lasts at most: who has not come back by then does not find it on this device any more. */
const keptMs = 12 * 3_600_000;

/** Who is signed in, as the server said last; null: nobody is known. */
let owner: string | null = null;

const quietly = <Result>(act: () => Result): Result | null => {
  try {
    return act();
  } catch {
    // A browser that forbids storage holds nothing.
    return null;
  }
};

type Shelved = Unsent<unknown> & { readonly by?: string | null };

const shelved = (key: string): Shelved | null =>
  quietly(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Shelved | null);

function forget(isToGo: (found: Shelved | null) => boolean): void {
  quietly(() => {
    for (const key of Object.keys(localStorage))
      if (ofAnySpace.test(key) && isToGo(shelved(key))) localStorage.removeItem(key);
  });
}

/** Told whenever the server says who is signed in. What somebody else typed on this device goes when a person signs in, and what is
 * older than a session when anybody opens a page: a computer may be shared, and typing is kept for its own person to come back to. */
export function keepUnsentOf(personId: string | null): void {
  owner = personId ?? owner;
  const oldest = Date.now() - keptMs;
  forget(
    (found) =>
      found === null || !(Date.parse(found.at) > oldest) || (personId !== null && (found.by ?? personId) !== personId),
  );
}

/** Keeps unsent typing of one draft in the browser, until the server has it. A browser that keeps nothing (private window, full
 * disk) is no reason to stop filing. */
export function unsentShelf<Content>(draftId: string): UnsentShelf<Content> {
  const key = prefix + draftId;
  return {
    // Written by this very module; a shape of an older release is caught by the version comparison of the server.
    read: () => quietly(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Unsent<Content> | null),
    write: (unsent) => void quietly(() => localStorage.setItem(key, JSON.stringify({ ...unsent, by: owner }))),
    clear: () => void quietly(() => localStorage.removeItem(key)),
  };
}

/** Forgets all unsent typing of this device, at sign-out: the next person may be somebody else. */
export function clearAllUnsent(): void {
  owner = null;
  forget(() => true);
}
