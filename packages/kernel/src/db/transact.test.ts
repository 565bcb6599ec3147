import { createWorld, type World } from '@dongbo/testing';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '../operation/transaction.ts';
import { thenCommit } from './pipelined-driver.ts';
import type { KernelTables } from './tables.ts';
import { transact } from './transact.ts';

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await owner.query('drop table if exists public.sent; create table public.sent (word text primary key)');
  await owner.query('grant all on public.sent to dongbo_app');
});

const db = (): Kysely<KernelTables> => world.databases.official.kysely;
const put = async (on: Kysely<KernelTables>, word: string) => await sql`insert into sent values (${word})`.execute(on);
const words = async (): Promise<string[]> =>
  (await owner.query<{ word: string }>('select word from public.sent order by 1')).rows.map(({ word }) => word);

test('statements that nobody waits for between are one transaction, in their order', async () => {
  await transact(db(), async (on) => {
    await Promise.all([put(on, 'a'), sql`update sent set word = 'b' where word = ${'a'}`.execute(on), put(on, 'a')]);
  });
  expect(await words()).toEqual(['a', 'b']);
});

test('when one of them fails nothing remains, also of a branch that goes on afterwards', async () => {
  let later: Promise<unknown> = Promise.resolve();
  const done = transact(db(), async (on) => {
    later = put(on, 'before').then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await put(on, 'too late');
    });
    await Promise.all([later, put(on, 'twice'), put(on, 'twice')]);
  });
  await expect(done).rejects.toThrow('duplicate key');
  await expect(later).rejects.toThrow('The transaction is over');
  expect(await words()).toEqual([]);
  await put(db(), 'the connection is whole');
  expect(await words()).toEqual(['the connection is whole']);
});

test('the commit that goes out with the last statement is a rollback when that fails', async () => {
  const last = (word: string) =>
    transact(db(), async (on) => {
      await put(on, `with ${word}`);
      await sql`${sql.raw(thenCommit)}insert into sent values (${word})`.execute(on);
    });
  await last('first');
  expect(await words()).toEqual(['first', 'with first']);
  await owner.query(`delete from public.sent where word = 'with first'`);
  await expect(last('first')).rejects.toThrow('duplicate key');
  expect(await words()).toEqual(['first']);
});

test('what nobody waits for and fails takes the commit behind it back, and its cause is told', async () => {
  await put(db(), 'a');
  const done = transact(db(), async (on) => {
    put(on, 'a').catch(() => undefined);
    put(on, 'b').catch(() => undefined);
    await sql`${sql.raw(thenCommit)}insert into sent values (${'c'})`.execute(on);
  });
  await expect(done).rejects.toThrow('duplicate key');
  expect(await words()).toEqual(['a']);
});

test('what nobody waits for and no longer fits its table is done once, by the transaction that begins anew', async () => {
  const renamed = async (on: Kysely<KernelTables>) =>
    await sql`update sent set word = word || ${'+'} where word like ${'a%'} returning *`.execute(on);
  await put(db(), 'a');
  await Promise.all(Array.from({ length: 12 }, () => transact(db(), renamed)));
  const before = await words();
  await owner.query('alter table public.sent add column more integer default 1');
  await inTransaction(db(), 'required', async (on) => {
    renamed(on).catch(() => undefined);
    await sql`${sql.raw(thenCommit)}insert into sent values (${'behind'})`.execute(on);
  });
  expect(await words()).toEqual([`${before[0]}+`, 'behind'].toSorted());
});

test('a transaction of nothing sends nothing', async () => {
  expect(await world.statements(() => transact(db(), async () => undefined))).toEqual([]);
});

test('also when every connection knew the table before', async () => {
  const read = async (on: Kysely<KernelTables>) => (await sql`select * from sent where word = ${'a'}`.execute(on)).rows;
  await put(db(), 'a');
  const slowly = async (on: Kysely<KernelTables>) => [await read(on), await sql`select pg_sleep(0.1)`.execute(on)];
  await Promise.all(Array.from({ length: 12 }, () => transact(db(), slowly)));
  await owner.query('alter table public.sent add column more integer default 1');
  expect((await inTransaction(db(), 'required', read))[0]).toHaveProperty('more', 1);
});

test('a table that was changed beside the running program is read again, alone and in a transaction', async () => {
  const read = async (on: Kysely<KernelTables>) => (await sql`select * from sent where word = ${'a'}`.execute(on)).rows;
  await put(db(), 'a');
  for (const column of ['more', 'much']) {
    expect(await read(db())).toHaveLength(1);
    await owner.query(`alter table public.sent add column ${column} integer default 1`);
    expect((await read(db()))[0]).toHaveProperty(column, 1);
    await owner.query(`alter table public.sent add column ${column}_again integer default 1`);
    expect((await inTransaction(db(), 'required', read))[0]).toHaveProperty(`${column}_again`, 1);
  }
});
