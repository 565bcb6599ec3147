// What is used of yauzl 3.4, which brings no types; those of others describe version 2.
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    /** As the directory of the archive claims; checked against the bytes while they are read. */
    readonly uncompressedSize: number;
  }

  export interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }

  /** Sizes are validated and names decoded unless the options say otherwise. */
  export function fromBufferPromise(
    bytes: Buffer,
    options: { readonly lazyEntries: true; readonly autoClose: false },
  ): Promise<ZipFile>;
}
