import { ThreadPool } from '../files/threads/thread-pool.ts';
import type { BindOrder, BoundPapers } from './bind-order.ts';

const limitMs = 120_000;

const pool = new ThreadPool<BindOrder, BoundPapers>({
  module: new URL('./bind-thread.ts', import.meta.url),
  threads: 1,
  megabytes: 512,
});

/** Makes one PDF of many for printing, beside the thread that answers. What is signed loses its signature in it: it is for paper. */
export async function bindPapers(pdfs: readonly Uint8Array[]): Promise<BoundPapers> {
  return await pool.run({ pdfs }, limitMs);
}
