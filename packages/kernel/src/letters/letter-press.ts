import { GeneralError } from '../operation/problems.ts';
import { ThreadKilled, ThreadOverrun, ThreadPool, ThreadsBusy } from '../files/threads/thread-pool.ts';
import { findLayout, readLayoutShelf } from './layout-shelf.ts';
import type { Layout } from './layout.ts';
import type { PressAnswer, PressOrder } from './press-order.ts';
import type { LetterValue } from './printable-text.ts';

/** Mark over every page: a paper of the trial space, a paper of a demonstration, or none (official). */
export type Watermark = 'trial' | 'demonstration' | 'none';

export type LetterOrder = {
  readonly layout: Layout;
  readonly data: LetterValue;
  readonly watermark: Watermark;
  /** Written into the file; the same order with the same time gives the same bytes. */
  readonly createdAt: Date;
  /** Content of the QR code; no code is printed without it. */
  readonly qrText?: string;
  /** Content of the second code, by which the paper is checked. */
  readonly checkText?: string;
};

export type LetterPress = {
  /** The layout of a form in force on a day ('YYYY-MM-DD', local date in Vietnam). Throws NoLayoutError. */
  readonly layoutFor: (form: string, onDate: string) => Layout;
  /** Every layout of every folder, for checks and administration pages. */
  readonly layouts: readonly Layout[];
  /** Prints a letter as tagged PDF/A-2a with all fonts embedded, in a thread of its own. Throws LetterError; LetterTooLarge
   * when it takes too much time or memory; GeneralError `busy` when too many wait
   * or somebody else ended what printed. */
  readonly renderLetter: (order: LetterOrder) => Promise<Uint8Array>;
};

/** The layout could not print the data: a fault of the layout or data of the wrong shape. */
export class LetterError extends Error {
  override readonly name = 'LetterError';
}

/** It takes more time or memory to print than there is, whenever it is tried. */
export class LetterTooLarge extends GeneralError {
  constructor() {
    super('busy');
  }
}

const WATERMARK_LINES: Readonly<Record<Watermark, readonly string[]>> = {
  trial: ['THỬ NGHIỆM'],
  demonstration: ['BẢN MẪU', 'KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'],
  none: [],
};

/** A letter of more data than this (characters of JSON) is long: a book of several hundred lines. */
const longData = 200_000;

const module = new URL('./press-thread.ts', import.meta.url);
/** Letters of a page or two: about 85 ms each. */
const letters = new ThreadPool<PressOrder, PressAnswer>({ module, threads: 1, megabytes: 256, mostWaiting: 400 });
/** Books of up to 5,000 lines: about 13 s and 2.2 GB of data as the system counts them, 0.6 of which every process of ours has. No letter
 * waits behind one. It is a process that ends with the book, so that the compiler's memory has a limit and is given back. */
const books = new ThreadPool<PressOrder, PressAnswer>({
  module,
  threads: 1,
  megabytes: 512,
  mostWaiting: 8,
  isEndedAfterwards: true,
  processMegabytes: 3_000,
});
const letterMs = 30_000;
const bookMs = 120_000;

/**
 * Opens a press: a Typst compiler with the font Tinos (metric twin of Times New Roman, which Decree
 * 30/2020/NĐ-CP prescribes) and those of other scripts behind it, the shared parts and the layouts of all folders. It prints
 * beside the thread that answers, long letters apart from short ones.
 */
export function createLetterPress(options: { readonly layoutFolders: readonly string[] }): LetterPress {
  const { layouts } = readLayoutShelf(options.layoutFolders);
  return {
    layouts,
    layoutFor: (form, onDate) => findLayout(layouts, form, onDate),
    renderLetter: async (order) => await print(options.layoutFolders, order),
  };
}

async function print(
  layoutFolders: readonly string[],
  { data, watermark, ...order }: LetterOrder,
): Promise<Uint8Array> {
  const text = JSON.stringify(data);
  const lines = WATERMARK_LINES[watermark];
  const [pool, limitMs] = text.length > longData ? [books, bookMs] : [letters, letterMs];
  const answer = await pool
    .run({ layoutFolders, print: { ...order, data: text, watermark: lines } }, limitMs)
    .catch((error: unknown) => {
      if (error instanceof ThreadOverrun) throw new LetterTooLarge();
      if (error instanceof ThreadsBusy || error instanceof ThreadKilled) throw new GeneralError('busy');
      throw error;
    });
  if ('failed' in answer) throw new LetterError(`layout "${order.layout.id}" failed: ${answer.failed}`);
  return answer.pdf;
}
