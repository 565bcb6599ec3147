/** Why examined bytes are not taken: the code of the refusal, and what was found. */
export interface UploadFault {
  readonly code:
    | 'file.empty'
    | 'file.type-not-allowed'
    | 'file.password'
    | 'file.active-content'
    | 'file.attachment'
    | 'file.remote-action'
    | 'file.damaged'
    | 'file.unpacks-too-large'
    | 'file.too-complex'
    | 'file.picture-too-large'
    | 'file.too-many-waiting'
    | 'file.infected'
    | 'file.scanner-unavailable';
  readonly found?: string;
}

/** What an examination says: why the bytes are not taken, or what is kept in their place because everybody can open it. */
export interface Examined {
  readonly fault: UploadFault | null;
  readonly converted: { readonly bytes: Uint8Array; readonly type: string } | null;
}

/** Bytes that are on disk, synced and hashed, waiting for the row that names them. */
export interface StoredBytes {
  readonly storageKey: string;
  readonly sha256: string;
  readonly size: number;
  /** What the content is, found by its first bytes; null when unknown. */
  readonly type: string | null;
  /** What an examination found; undefined: nobody looked yet. Faulty bytes were not kept. */
  readonly fault?: UploadFault | null;
}

/** Looks at whole bytes and their type before they are kept. */
export type Examination = (bytes: Buffer, type: string | null) => Promise<Examined>;

/** Where bytes live: a folder or an S3-compatible store. Content is written and synced before `put` resolves. */
export interface FileStore {
  /** Stores a stream; an interrupted stream leaves nothing behind, nor do bytes in which the examination finds a fault: they
   * never have an address. Bytes that it converts are stored, named and counted as what they became. Throws `TooLarge` beyond
   * `maxBytes`. */
  put(bytes: AsyncIterable<Uint8Array>, maxBytes: number, examine?: Examination): Promise<StoredBytes>;
  get(storageKey: string): Promise<AsyncIterable<Uint8Array>>;
  read(storageKey: string): Promise<Uint8Array>;
  remove(storageKey: string): Promise<void>;
  /** Absent where the store keeps house by itself. */
  readonly upkeep?: FileUpkeep;
}

/** What the sweep needs of a store: to go through it part by part, and to drop what nobody names any more. */
export interface FileUpkeep {
  /** Everything stored, in parts of which each holds all keys that begin with its prefix. */
  parts(): AsyncIterable<{ readonly prefix: string; readonly keys: readonly string[] }>;
  holds(storageKey: string): Promise<boolean>;
  /** Removes the content unless it was written at or after `before`; tells whether it did. Safe against a `put` of the
   * same content at the same moment. */
  removeIfOlder(storageKey: string, before: Date): Promise<boolean>;
  /** Removes what interrupted processes left half written before that moment. */
  dropUnfinished(before: Date): Promise<number>;
}

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}
