import { expect, test } from 'vitest';
import { createTurns } from './in-turn.ts';

test('two run at once, the others in the order in which they came', async () => {
  const inTurn = createTurns(2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = (name: number) =>
    inTurn(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      return name;
    });
  const all = [1, 2, 3, 4, 5].map((name) => work(name));
  await Promise.resolve();
  expect(begun).toEqual([1, 2]);
  for (let ended = 0; ended < 5; ended += 1) {
    while (ends[ended] === undefined) await Promise.resolve();
    ends[ended]?.();
    await all[ended];
    expect(begun.length).toBe(Math.min(5, ended + 3));
  }
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5]);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
});

test('work that fails gives its place on', async () => {
  const inTurn = createTurns(1);
  const failed = inTurn(async () => {
    throw new Error('no');
  });
  const after = inTurn(async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await after).toBe('yes');
  expect(await inTurn(async () => 'again')).toBe('again');
});
