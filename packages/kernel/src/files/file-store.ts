/** Bytes that are on disk, synced and hashed, waiting for the row that names them. */
export interface StoredBytes {
  readonly storageKey: string;
  readonly sha256: string;
  readonly size: number;
  /** What the content is, found by its first bytes; null when unknown. */
  readonly type: string | null;
}

/** Where bytes live: a folder or an S3-compatible store. Content is written and synced before `put` resolves. */
export interface FileStore {
  /** Stores a stream; an interrupted stream leaves nothing behind. Throws `TooLarge` beyond `maxBytes`. */
  put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBytes>;
  get(storageKey: string): Promise<AsyncIterable<Uint8Array>>;
  read(storageKey: string): Promise<Uint8Array>;
  remove(storageKey: string): Promise<void>;
}

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}
