import type { Session } from '@dongbo/contract';
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
  read(): Promise<Unsent<Content> | null>;
  write(unsent: Unsent<Content>): void;
  clear(): void;
  /** Does something lie on the device? A browser without storage or TLS keeps nothing. */
  holds(): boolean;
}

/** As it lies on the device: nobody reads it without the key, which the server gives to its person alone. */
interface Shelved {
  readonly by: string;
  readonly at: string;
  readonly iv: string;
  readonly sealed: string;
}

/** Who is signed in, as the server said last, and the key of what they type. */
interface Typist {
  readonly personId: string;
  readonly key: Promise<CryptoKey>;
}

const ofAnySpace = /^dongbo\.\w+\.unsent\./;
const prefix = `dongbo.${space}.unsent.`;
const cipher = 'AES-GCM';

/** As long as a session lasts at most: who has not come back by then does not find it on this device any more. */
const keptMs = 12 * 3_600_000;

let typist: Typist | null = null;
/** The last change of each place: what was sealed more slowly than the next change came is dropped. */
const turns = new Map<string, number>();

const nextTurn = (place: string): number => {
  const turn = (turns.get(place) ?? 0) + 1;
  turns.set(place, turn);
  return turn;
};

const quietly = <Result>(act: () => Result): Result | null => {
  try {
    return act();
  } catch {
    // A browser that forbids storage holds nothing.
    return null;
  }
};

const toText = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

const shelved = (place: string): Shelved | null =>
  quietly(() => JSON.parse(localStorage.getItem(place) ?? 'null') as Shelved | null);

function forget(isToGo: (found: Shelved | null) => boolean): void {
  quietly(() => {
    for (const place of Object.keys(localStorage))
      if (ofAnySpace.test(place) && isToGo(shelved(place))) {
        nextTurn(place);
        localStorage.removeItem(place);
      }
  });
}

function typistOf({ person, typingKey }: Pick<Session, 'person' | 'typingKey'>): Typist | null {
  // Without TLS a browser seals nothing; then nothing is kept.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (person === null || typingKey === null || subtle === undefined) return null;
  const key = subtle.importKey('raw', toBytes(typingKey), cipher, false, ['encrypt', 'decrypt']);
  return { personId: person.id, key };
}

/** Told whenever the server says who is signed in. What somebody else typed on this device goes when a person signs in, and what is
 * older than a session when anybody opens a page: a computer may be shared, and typing is kept for its own person to come back to. */
export function keepUnsentOf(session: Pick<Session, 'person' | 'typingKey'>): void {
  const personId = session.person?.id ?? null;
  // A session that has ended leaves the page its key, so that nothing is lost until its person is back.
  if (personId !== null && personId !== typist?.personId) typist = typistOf(session);
  const oldest = Date.now() - keptMs;
  forget(
    (found) =>
      found?.sealed === undefined || !(Date.parse(found.at) > oldest) || (personId !== null && found.by !== personId),
  );
}

async function seal(place: string, unsent: Unsent<unknown>, { personId, key }: Typist): Promise<void> {
  const turn = nextTurn(place);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(place);
  const plain = new TextEncoder().encode(JSON.stringify(unsent));
  const sealed = await crypto.subtle.encrypt({ name: cipher, iv, additionalData }, await key, plain);
  if (turns.get(place) !== turn) return;
  const kept: Shelved = { by: personId, at: unsent.at, iv: toText(iv), sealed: toText(new Uint8Array(sealed)) };
  quietly(() => localStorage.setItem(place, JSON.stringify(kept)));
}

async function open(place: string, { key }: Typist): Promise<unknown> {
  const found = shelved(place);
  if (found === null) return null;
  const additionalData = new TextEncoder().encode(place);
  const how = { name: cipher, iv: toBytes(found.iv), additionalData };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, await key, toBytes(found.sealed))));
}

/** Keeps unsent typing of one draft in the browser, sealed, until the server has it. A browser that keeps nothing (private window, full
 * disk, no TLS) is no reason to stop filing. */
export function unsentShelf<Content>(draftId: string): UnsentShelf<Content> {
  const place = prefix + draftId;
  return {
    read: async () => {
      if (typist === null) return null;
      // Written by this very module; a shape of an older release is caught by the version comparison of the server.
      return (await open(place, typist).catch(() => null)) as Unsent<Content> | null;
    },
    write: (unsent) => {
      if (typist !== null) void seal(place, unsent, typist).catch(() => undefined);
    },
    holds: () => shelved(place) !== null,
    clear: () => {
      nextTurn(place);
      quietly(() => localStorage.removeItem(place));
    },
  };
}

/** Forgets all unsent typing of this device, at sign-out: the next person may be somebody else. */
export function clearAllUnsent(): void {
  typist = null;
  for (const place of turns.keys()) nextTurn(place);
  forget(() => true);
}
