import { expect, test } from 'vitest';
import { z } from 'zod';
import type { EnqueueOptions, JobContext } from '../jobs/job.ts';

import { sweepsOf } from './sweep.ts';

const rows = Array.from({ length: 25 }, (_, index) => index + 1);
const mostAtOnce = 10;

/** Runs the job as the worker does: its payload parsed, what it queues run after it. */
async function run(turns: (number | null)[], queues: (string | undefined)[], forgetsPlace = false): Promise<number[]> {
  const left = [...rows];
  const seen: number[] = [];
  const defineSweep = sweepsOf<unknown, unknown>();
  const { job } = defineSweep({
    name: 'procedures.test-sweep',
    at: { everyMinutes: 60 },
    place: z.number(),
    turn: async (_, after) => {
      turns.push(after);
      const found = left.filter((row) => forgetsPlace || row > (after ?? 0)).slice(0, mostAtOnce);
      seen.push(...found);
      // What was marked is no longer found.
      if (forgetsPlace) left.splice(0, found.length);
      const isMore = found.length === mostAtOnce;
      return forgetsPlace ? { isMore } : { isMore, after: found.at(-1) ?? after };
    },
  });
  const waiting: unknown[] = [{}];
  const ctx = {
    enqueue: (_: unknown, payload: unknown, options: EnqueueOptions) => {
      waiting.push(payload);
      queues.push(options.queue);
    },
  } as unknown as JobContext<unknown, unknown>;
  for (let payload = waiting.shift(); payload !== undefined; payload = waiting.shift())
    await job.run(ctx, job.payload.parse(JSON.parse(JSON.stringify(payload))));
  return seen;
}

test('a sweep goes on from where it stopped until nothing is left, in the queue of its schedule', async () => {
  const turns: (number | null)[] = [];
  const queues: (string | undefined)[] = [];
  expect(await run(turns, queues)).toEqual(rows);
  expect(turns).toEqual([null, 10, 20]);
  expect(queues).toEqual(['schedule/procedures.test-sweep', 'schedule/procedures.test-sweep']);
});

test('a sweep that marks what it found begins anew each turn', async () => {
  const turns: (number | null)[] = [];
  expect(await run(turns, [], true)).toEqual(rows);
  expect(turns).toEqual([null, null, null]);
});
