import { parentPort } from 'node:worker_threads';

/** Answers the orders that a `ThreadPool` gives to this thread or process. */
export function answerOrders<Order, Answer>(answer: (order: Order) => Promise<Answer>): void {
  // What libraries print about the files of strangers belongs in nobody's log. Taken away here and not read there: whoever reads a
  // thread's output is kept alive by it.
  for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
  const reply = (message: object): void => {
    if (parentPort === null) process.send?.(message);
    else parentPort.postMessage(message);
  };
  (parentPort ?? process).on('message', (order: Order) => {
    answer(order).then(
      (done) => reply({ answer: done }),
      (error: unknown) => reply({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
