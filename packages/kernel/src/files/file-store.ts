/** Why examined bytes are not taken: the code of the refusal, and what was found. */
export interface UploadFault {
  readonly code:
    | 'file.empty'
    | 'file.type-not-allowed'
    | 'file.active-content'
    | 'file.too-many-waiting'
    | 'file.infected'
    | 'file.scanner-unavailable';
  readonly found?: string;
}

/** Bytes that are on disk, synced and hashed, waiting for the row that names them. */
export interface StoredBytes {
  readonly storageKey: string;
  readonly sha256: string;
  readonly size: number;
  /** What the content is, found by its first bytes; null when unknown. */
  readonly type: string | null;
  /** What `examineUpload` found; undefined: nobody looked yet. Faulty bytes were not kept. */
  readonly fault?: UploadFault | null;
}

/** Looks at whole bytes and their type before they are kept. */
export type Examination = (bytes: Buffer, type: string | null) => Promise<UploadFault | null>;

/** Where bytes live: a folder or an S3-compatible store. Content is written and synced before `put` resolves. */
export interface FileStore {
  /** Stores a stream; an interrupted stream leaves nothing behind, nor do bytes in which the examination finds a fault: they
   * never have an address. Throws `TooLarge` beyond `maxBytes`. */
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
