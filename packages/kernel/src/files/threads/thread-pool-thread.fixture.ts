import { threadId } from 'node:worker_threads';
import { answerOrders } from './answer-orders.ts';

answerOrders(async (given: string) => {
  // To a process a text comes as an object.
  const order = String(given);
  if (order === 'print') process.stdout.write('a word about a file\n');
  if (order === 'fail') throw new Error('as ordered');
  if (order === 'exit') process.exit(3);
  if (order === 'killed') process.kill(process.pid, 'SIGKILL');
  if (order === 'crash') setTimeout(() => JSON.parse('{'), 1);
  if (order === 'crash' || order === 'killed') await new Promise(() => undefined);
  if (order === 'who') return String(threadId);
  const begun = performance.now();
  while (order === 'endless' && performance.now() - begun < 60_000);
  const kept: string[][] = [];
  while (order === 'greedy') kept.push(Array.from({ length: 100_000 }, (_, index) => `${index} ${kept.length}`));
  return `${order} done`;
});
