import { parentPort } from 'node:worker_threads';

/** Answers the orders that a `ThreadPool` gives to this thread. */
export function answerOrders<Order, Answer>(answer: (order: Order) => Promise<Answer>): void {
  // What libraries print about the files of strangers belongs in nobody's log. Taken away here and not read there: whoever reads a
  // thread's output is kept alive by it.
  for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
  parentPort?.on('message', (order: Order) => {
    answer(order).then(
      (done) => parentPort?.postMessage({ answer: done }),
      (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
