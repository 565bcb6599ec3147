import { ThreadOverrun, ThreadPool } from '../threads/thread-pool.ts';
import type { GuardAnswer, GuardOrder } from './guard-order.ts';

/** So long at most for one file: an ordinary scan takes some milliseconds. */
const limitMs = 15_000;

const pool = new ThreadPool<GuardOrder, GuardAnswer>({
  module: new URL('./guard-thread.ts', import.meta.url),
  threads: 2,
  megabytes: 384,
});

/** Looks into a file beside the thread that answers. What takes more time or memory than that is not taken. */
export async function guardInThread(order: GuardOrder): Promise<GuardAnswer> {
  try {
    return await pool.run(order, limitMs);
  } catch (error) {
    const isOverrun = error instanceof ThreadOverrun;
    // What makes the reader itself fail is no file for an official's reader either.
    const found = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return { fault: { code: isOverrun ? 'file.too-complex' : 'file.damaged', found }, converted: null };
  }
}
