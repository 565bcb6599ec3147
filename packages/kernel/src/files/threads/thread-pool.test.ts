import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ThreadKilled, ThreadOverrun, ThreadPool, ThreadsBusy } from './thread-pool.ts';

const pool = new ThreadPool<string, string>({
  module: new URL('./thread-pool-thread.fixture.ts', import.meta.url),
  threads: 1,
  megabytes: 40,
});

test('orders are answered in turn, and what fails fails alone', async () => {
  const answers = await Promise.allSettled([pool.run('a', 20_000), pool.run('fail', 20_000), pool.run('b', 20_000)]);
  expect(answers).toMatchObject([
    { status: 'fulfilled', value: 'a done' },
    { status: 'rejected', reason: { message: expect.stringContaining('as ordered') } },
    { status: 'fulfilled', value: 'b done' },
  ]);
});

test('an order without end is ended after its time, one without measure at the limit of memory; the next is answered', async () => {
  const [endless, next] = await Promise.allSettled([pool.run('endless', 300), pool.run('c', 20_000)]);
  expect(endless).toMatchObject({ reason: expect.any(ThreadOverrun) });
  expect(next).toMatchObject({ value: 'c done' });
  await expect(pool.run('greedy', 60_000)).rejects.toThrow(ThreadOverrun);
  expect(await pool.run('d', 20_000)).toBe('d done');
});

test('who waits for a thread is not held up', async () => {
  const begun = performance.now();
  const busy = pool.run('endless', 400);
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  expect(performance.now() - begun).toBeLessThan(350);
  await expect(busy).rejects.toThrow(ThreadOverrun);
});

test('a thread that ends or fails ends its own order alone', async () => {
  await expect(pool.run('exit', 20_000)).rejects.toThrow(ThreadOverrun);
  await expect(pool.run('crash', 20_000)).rejects.toThrow('thread failed');
  expect(await pool.run('e', 20_000)).toBe('e done');
});

test('a process that somebody else ends says nothing of its order, which can be given again', async () => {
  const module = new URL('./thread-pool-thread.fixture.ts', import.meta.url);
  const processes = new ThreadPool<string, string>({
    module,
    threads: 1,
    megabytes: 40,
    processMegabytes: 2_000,
    isEndedAfterwards: true,
  });
  await expect(processes.run('killed', 20_000)).rejects.toThrow(ThreadKilled);
  await expect(processes.run('exit', 20_000)).rejects.toThrow(ThreadOverrun);
  expect(await processes.run('f', 20_000)).toBe('f done');
});

test('orders beyond those that may wait are not taken; a thread may be for one order alone', async () => {
  const short = new ThreadPool<string, string>({
    module: new URL('./thread-pool-thread.fixture.ts', import.meta.url),
    threads: 1,
    megabytes: 40,
    mostWaiting: 2,
    isEndedAfterwards: true,
  });
  const taken = ['who', 'who', 'who'].map((order) => short.run(order, 20_000));
  await expect(short.run('who', 20_000)).rejects.toThrow(ThreadsBusy);
  expect(new Set(await Promise.all(taken)).size).toBe(3);
});

test("a process ends although its threads were asked, and what they print is in nobody's log", async () => {
  const asks = `(async () => {
    const { ThreadPool } = await import(${JSON.stringify(new URL('./thread-pool.ts', import.meta.url).href)});
    const module = new URL(${JSON.stringify(new URL('./thread-pool-thread.fixture.ts', import.meta.url).href)});
    const pool = new ThreadPool({ module, threads: 2, megabytes: 40 });
    console.log(...(await Promise.all([pool.run('print', 20_000), pool.run('a', 20_000)])));
  })();`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--eval', asks], { timeout: 30_000 });
  expect(stdout).toBe('print done a done\n');
  expect(stderr).toBe('');
});
