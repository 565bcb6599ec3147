import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '../db/transact.ts';
import { drawNumber, drawNumbers } from './draw-number.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const draw = (book: string, period: string, space: 'official' | 'trial' = 'official') =>
  transact(world.databases[space].kysely, (db) => drawNumber(db, book, period));

test('every book counts from one in every period, and each space on its own', async () => {
  expect([await draw('a', '2026'), await draw('a', '2026'), await draw('a', '2027'), await draw('b', '2026')]).toEqual([
    1, 2, 1, 1,
  ]);
  expect(await draw('a', '2026', 'trial')).toBe(1);
});

test('several registers are drawn from in one statement, each in its own order', async () => {
  const { kysely } = world.databases.official;
  const both = [
    { book: 'z', period: '2026' },
    { book: 'a', period: '2030' },
  ];
  await draw('z', '2026');
  expect(await transact(kysely, (db) => drawNumbers(db, both))).toEqual([2, 1]);
  expect(await transact(kysely, (db) => drawNumbers(db, both))).toEqual([3, 2]);
});

test('a number whose transaction falls is given to the next', async () => {
  const { kysely } = world.databases.official;
  const fallen = transact(kysely, async (db) => {
    await drawNumber(db, 'fallen', '2026');
    throw new Error('refused');
  });
  await expect(fallen).rejects.toThrow('refused');
  expect(await draw('fallen', '2026')).toBe(1);
});

test('many at once, some of whom fall, leave neither gap nor double', async () => {
  const { kysely } = world.databases.official;
  const attempts = Array.from({ length: 30 }, (_, index) =>
    transact(kysely, async (db) => {
      const number = await drawNumber(db, 'many', '2026');
      if (index % 5 === 0) throw new Error('refused');
      return number;
    }),
  );
  const drawn = (await Promise.allSettled(attempts)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
});
