import { ThreadPool } from '../files/threads/thread-pool.ts';
import type { PaperMark } from './paper-mark.ts';
import type { PaperAnswer, PaperOrder } from './paper-order.ts';
import { UnsignablePdf } from './unsignable-pdf.ts';

const limitMs = 60_000;

const pool = new ThreadPool<PaperOrder, PaperAnswer>({
  module: new URL('./paper-thread.ts', import.meta.url),
  threads: 1,
  megabytes: 512,
});

/** Writes a paper anew beside the thread that answers. Throws `UnsignablePdf`. */
export async function prepareInThread(pdf: Uint8Array, mark: PaperMark | null): Promise<Uint8Array> {
  const answer = await pool.run({ pdf, mark }, limitMs).catch((error: unknown): PaperAnswer => {
    throw new UnsignablePdf('not-rewritable', { cause: error });
  });
  if ('cause' in answer) throw new UnsignablePdf(answer.cause);
  return answer.pdf;
}
