import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from './transact.ts';

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query('create table public.kept (word text primary key, said jsonb, at timestamptz)');
  await owner.query('grant all on public.kept to dongbo_app');
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

// One connection, so that the second call meets what the first one left on it.
const inOne = async <T>(body: (all: (word: string) => Promise<unknown[]>) => Promise<T>): Promise<T> =>
  await transact(
    world.databases.official.kysely,
    async (db) => await body(async (word) => (await sql`select * from kept where word >= ${word}`.execute(db)).rows),
  );
const insert = async (word: string, said: unknown) =>
  await sql`insert into kept values (${word}, ${JSON.stringify(said)}::jsonb, ${new Date(0)})`.execute(
    world.databases.official.kysely,
  );

test('a statement without rows is sent again and again', async () => {
  for (const word of ['a', 'b', 'c']) expect((await insert(word, { word })).numAffectedRows).toBe(1n);
  await expect(insert('a', null)).rejects.toThrow('duplicate key');
  expect((await insert('d', null)).numAffectedRows).toBe(1n);
});

test('rows read alike the first time, the next time, and sent together before the first is answered', async () => {
  const row = (word: string) => ({ word, said: { word }, at: new Date(0) });
  const d = { word: 'd', said: null, at: new Date(0) };
  const answers = await inOne(async (all) => [
    await all('c'),
    await all('a'),
    await all('z'),
    ...(await Promise.all([all('b'), all('d')])),
  ]);
  expect(answers).toEqual([[row('c'), d], [row('a'), row('b'), row('c'), d], [], [row('b'), row('c'), d], [d]]);
});

test('the stack of a refusal leads to who sent it', async () => {
  const error = await insert('a', null).catch((problem: unknown) => problem);
  expect(String(error instanceof Error && error.stack)).toContain('pipelined-driver');
});

test('a table that has changed meanwhile is described anew', async () => {
  await inOne(async (all) => await all('d'));
  await owner.query('alter table public.kept add column more integer default 7');
  const { kysely } = world.databases.official;
  for (const turn of [1, 2, 3]) {
    const { rows } = await sql`select * from kept where word >= ${'d'}`.execute(kysely);
    expect(rows, `${turn}`).toEqual([{ word: 'd', said: null, at: new Date(0), more: 7 }]);
  }
});
