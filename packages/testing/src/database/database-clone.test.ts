import pg from 'pg';
import { expect, test } from 'vitest';
import { cloneDatabase, templateDatabase } from './database-clone.ts';

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('a template is built once, and each clone is a database of its own', async () => {
  let built = 0;
  const build = async (ownerUrl: string): Promise<void> => {
    built += 1;
    await query(ownerUrl, 'create table note (text text); grant select on note to dongbo_app');
  };
  const [template, same] = await Promise.all([
    templateDatabase('clone-test', build),
    templateDatabase('clone-test', build),
  ]);
  expect(built).toBe(1);
  expect(same).toEqual(template);

  await using first = await cloneDatabase(template);
  await using second = await cloneDatabase(template);
  await query(first.ownerUrl, "insert into note values ('only here')");
  expect(await query(first.url, 'select text from note')).toEqual([{ text: 'only here' }]);
  expect(await query(second.url, 'select text from note')).toEqual([]);
  await expect(query(first.url, "insert into note values ('no')")).rejects.toThrow(/permission denied/);
});

test('a dropped clone is gone, even while somebody is connected', async () => {
  const template = await templateDatabase('clone-drop', async () => {});
  const clone = await cloneDatabase(template);
  const client = new pg.Client({ connectionString: clone.ownerUrl });
  client.on('error', () => {}); // being thrown out is what this test wants
  await client.connect();
  await clone.drop();
  await expect(query(clone.ownerUrl, 'select 1')).rejects.toThrow(/does not exist/);
});

test('a build that fails leaves no template behind', async () => {
  const failing = templateDatabase('clone-failing', () => Promise.reject(new Error('wrong')));
  await expect(failing).rejects.toThrow('wrong');
  const template = await templateDatabase('clone-failing', async (ownerUrl) => {
    await query(ownerUrl, 'create table done (n int)');
  });
  await using clone = await cloneDatabase(template);
  expect(await query(clone.ownerUrl, 'select count(*)::int as n from done')).toEqual([{ n: 0 }]);
});
