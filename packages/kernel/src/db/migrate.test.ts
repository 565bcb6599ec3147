import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cloneDatabase, templateDatabase, type DatabaseClone } from '@dongbo/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPool, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const program = join(import.meta.dirname, 'migrate-now.fixture.ts');
const run = promisify(execFile);

let folder: string;
let clone: DatabaseClone;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dongbo-migrations-'));
  clone = await cloneDatabase(await templateDatabase('empty', async () => undefined));
});
afterEach(async () => {
  await clone.drop();
  await rm(folder, { recursive: true, force: true });
});

const migration = (name: string, text: string) => writeFile(join(folder, name), text);
const systems = () => [{ name: 'sample', folder }];

async function ask(text: string): Promise<unknown[]> {
  const pool = createPool({ url: clone.ownerUrl, schemas: ['public'], role: null, max: 1, name: 'migrate-test' });
  try {
    return (await pool.query(text)).rows;
  } finally {
    await pool.end();
  }
}

test('three processes that start together migrate once', async () => {
  await migration('0001-create-note.sql', 'create table note (text text); grant select, insert on note to dongbo_app;');
  await migration('0002-add-note.sql', "insert into note values ('once'); select pg_sleep(0.3);");
  const ran = await Promise.all([1, 2, 3].map(() => run(process.execPath, [program, clone.ownerUrl, folder])));
  const done: unknown[] = ran.flatMap(({ stdout }) => JSON.parse(stdout.trim()));
  expect(new Set(done).size).toBe(done.length);
  expect(done).toContain('sample/0002-add-note.sql');
  expect(await ask('select text from sample.note union all select text from sample_trial.note')).toEqual([
    { text: 'once' },
    { text: 'once' },
  ]);
  expect(await migrate({ url: clone.ownerUrl, systems: systems() })).toEqual([]);
});

test('a migration that fails leaves the old version running, and its successor finds the way free', async () => {
  await migration(
    '0001-create-note.sql',
    'create table note (text text not null); grant select, insert on note to dongbo_app;',
  );
  await migrate({ url: clone.ownerUrl, systems: systems() });
  // The old version is at work all the time.
  const old = openDatabase<{ note: { text: string } }>('official', { url: clone.url, systems: ['sample'], max: 2 });
  const write = (text: string) => old.kysely.insertInto('note').values({ text }).execute();
  await write('before');
  const before = await ask('select schema, name from kernel.migration order by applied_at, schema, name');
  await migration('0002-break.sql', 'alter table note add column day date; insert into note (text) values (null);');
  await expect(migrate({ url: clone.ownerUrl, systems: systems() })).rejects.toThrow(/sample\/0002-break.sql failed/);
  await write('after');
  expect(await old.kysely.selectFrom('note').selectAll().execute()).toEqual([{ text: 'before' }, { text: 'after' }]);
  expect(await ask('select schema, name from kernel.migration order by applied_at, schema, name')).toEqual(before);
  await migration('0002-break.sql', 'alter table note add column day date;');
  expect(await migrate({ url: clone.ownerUrl, systems: systems() })).toEqual([
    'sample/0002-break.sql',
    'sample_trial/0002-break.sql',
  ]);
  await write('with the new version');
  await old.close();
});

test.each([
  ['table, view or type', 'create table draft (text text);'],
  ['table, view or type', "create type draft as enum ('a');"],
  ['table, view or type', 'create view draft as select 1 as one;'],
  ['function', "create function draft() returns int language sql as 'select 1';"],
])('two systems of a space have no %s of one name: %s', async (kind, text) => {
  await migration('0001-create-draft.sql', text);
  const other = await mkdtemp(join(tmpdir(), 'dongbo-migrations-'));
  await writeFile(join(other, '0001-create-note.sql'), 'create table note (text text);');
  await writeFile(join(other, '0002-create-draft.sql'), text);
  const both = [...systems(), { name: 'other', folder: other }];
  await expect(migrate({ url: clone.ownerUrl, systems: both })).rejects.toThrow(
    `Migration other/0002-create-draft.sql makes a ${kind} "draft" in other, which sample has too`,
  );
  // What ran before stays, the refused file is not there.
  expect(await ask("select name from kernel.migration where schema = 'other'")).toEqual([
    { name: '0001-create-note.sql' },
  ]);
  await rm(other, { recursive: true, force: true });
});

test('no system takes a name of the kernel', async () => {
  await migration('0001-create-event.sql', 'create table event (text text);');
  await expect(migrate({ url: clone.ownerUrl, systems: systems() })).rejects.toThrow(
    'makes a table, view or type "event" in sample, which work has too',
  );
});
