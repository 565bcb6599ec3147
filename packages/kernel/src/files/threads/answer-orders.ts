import { parentPort } from 'node:worker_threads';

/** Answers the orders that a `ThreadPool` gives to this thread. */
export function answerOrders<Order, Answer>(answer: (order: Order) => Promise<Answer>): void {
  parentPort?.on('message', (order: Order) => {
    answer(order).then(
      (done) => parentPort?.postMessage({ answer: done }),
      (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
