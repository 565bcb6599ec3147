import { ThreadOverrun, ThreadPool, ThreadsBusy } from '../files/threads/thread-pool.ts';
import { GeneralError } from '../operation/problems.ts';
import type { SheetOrder } from './sheet-writer.ts';

/** 20,000 rows of twelve cells take about 4 s. */
const limitMs = 60_000;

const pool = new ThreadPool<SheetOrder, Uint8Array>({
  module: new URL('./sheet-thread.ts', import.meta.url),
  threads: 1,
  megabytes: 768,
  mostWaiting: 16,
  isEndedAfterwards: true,
});

/** Writes one sheet as XLSX, the heading above a bold row of titles that stays in view, beside the thread that answers. Throws GeneralError `busy`
 * when it takes too much time or memory, or too many wait. */
export async function writeSheet(order: SheetOrder): Promise<Uint8Array> {
  return await pool.run(order, limitMs).catch((error: unknown) => {
    if (error instanceof ThreadOverrun || error instanceof ThreadsBusy) throw new GeneralError('busy');
    throw error;
  });
}
