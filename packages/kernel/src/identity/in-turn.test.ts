import { expect, test } from 'vitest';
import { createTurns, createTurnsByKey } from './in-turn.ts';

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

test('of one key one at a time, whatever became of the one before; other keys do not wait', async () => {
  const inTurn = createTurnsByKey();
  const seen: string[] = [];
  const work = (name: string, ms: number) => async () => {
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    seen.push(`${name} ends`);
    if (name === 'a1') throw new Error('no');
    return name;
  };
  const all = [inTurn('a', work('a1', 30)), inTurn('a', work('a2', 1)), inTurn('b', work('b1', 1))];
  expect(await Promise.allSettled(all)).toMatchObject([{ status: 'rejected' }, { value: 'a2' }, { value: 'b1' }]);
  expect(seen).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
});
