import { ThreadOverrun, ThreadPool, ThreadsBusy } from '../files/threads/thread-pool.ts';
import { GeneralError } from '../operation/problems.ts';
import type { ReadAnswer, ReadOrder } from './read-answer.ts';

/** 10,000 rows of twelve cells take less than a second; a workbook at its limits some ten. */
const limitMs = 30_000;

const pool = new ThreadPool<ReadOrder, ReadAnswer>({
  module: new URL('./read-thread.ts', import.meta.url),
  threads: 1,
  megabytes: 384,
  mostWaiting: 16,
  isEndedAfterwards: true,
});

/** Reads the first shown sheet of an XLSX workbook in a thread of its own, with bounds on rows, columns, bytes, time and memory. A
 * workbook that is damaged, too large or none answers so; nothing of it is thrown.
 * @throws GeneralError `busy` when too many wait */
export async function readSheet(order: ReadOrder): Promise<ReadAnswer> {
  return await pool.run(order, limitMs).catch((error: unknown): ReadAnswer => {
    if (error instanceof ThreadOverrun) return { fault: 'unpacks-too-large' };
    if (error instanceof ThreadsBusy) throw new GeneralError('busy');
    throw error;
  });
}
