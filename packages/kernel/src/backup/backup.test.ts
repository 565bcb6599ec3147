import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { startEmbedded, type EmbeddedPostgres } from '../embedded/start-embedded.ts';
import { createDiskFileStore } from '../files/disk-file-store.ts';
import { systemClock } from '../clock.ts';
import { listBackups } from './backup-folder.ts';
import { checkContents } from './check-contents.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

let root: string;
let dataDir: string;
let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'dongbo-backup-'));
  // PostgreSQL runs as a user of its own and has to pass through.
  chmodSync(root, 0o711);
  dataDir = join(root, 'living');
  folder = join(root, 'backup');
  server = await startEmbedded({ dataDir: join(dataDir, 'postgres'), durable: true });
  await migrate({ url: server.ownerUrl, systems: [] });
  await writeFile(join(dataDir, 'installation.key'), 'a key', { mode: 0o600 });
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

async function ask(url: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

const back = (changesOnly = false, keep = 7) =>
  takeBackup({
    dataDir,
    database: { kind: 'embedded', superuserUrl: server.superuserUrl },
    folder,
    changesOnly,
    keep,
    now: () => systemClock.now(),
  });

const write = (name: string) =>
  ask(server.ownerUrl, 'insert into work.register_counter (book, period, last) values ($1, $2, 1)', [name, '2026']);

async function booksOf(restored: string): Promise<unknown[]> {
  const running = await startEmbedded({ dataDir: join(restored, 'postgres'), durable: true });
  try {
    return await ask(running.ownerUrl, 'select book from work.register_counter order by book');
  } finally {
    await running.stop();
  }
}

/** A file as an upload leaves it: content first, then its row. */
async function keepFile(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const stored = await createDiskFileStore(join(dataDir, 'files')).put(
    (async function* () {
      yield bytes;
    })(),
    1000,
  );
  await ask(
    server.ownerUrl,
    `insert into work.file (id, name, type, size, sha256, storage_key, uploaded_by, created_at)
    values (gen_random_uuid(), 'a', 'text/plain', $1, $2, $3, gen_random_uuid(), now())`,
    [stored.size, stored.sha256, stored.storageKey],
  );
}

async function contentsOf(restored: string) {
  const running = await startEmbedded({ dataDir: join(restored, 'postgres'), durable: true });
  const database = openDatabase('official', { url: running.url, systems: [], max: 1 });
  try {
    return await checkContents(database.kysely, createDiskFileStore(join(restored, 'files')));
  } finally {
    await database.close();
    await running.stop();
  }
}

describe('a backup of a running installation', { timeout: 240_000 }, () => {
  let moment: Date;

  test('is complete only when everything that it needs is there', async () => {
    await expect(back(true)).rejects.toThrow('There is no whole backup');
    await write('before');
    await keepFile('first');
    const done = await back();
    expect(done).toMatchObject({ files: 1, dropped: [] });
    expect((await listBackups(folder)).map(({ id }) => id)).toEqual([done.id]);
  });

  test('goes on with what changes, in little time and room', async () => {
    await write('good');
    await keepFile('second');
    await pause(1100);
    moment = systemClock.now();
    await pause(1100);
    await ask(server.ownerUrl, 'delete from work.register_counter');
    await write('after the accident');
    expect(await back(true)).toMatchObject({ id: null, bytes: 0, files: 1 });
  });

  test('is brought back to the moment before an accident', async () => {
    const to = join(root, 'moment');
    const done = await restoreBackup({ folder, dataDir: to, at: moment });
    expect(done.files).toBe(2);
    expect(await booksOf(to)).toEqual([{ book: 'before' }, { book: 'good' }]);
  });

  test('is brought back to the last moment that the log reaches, with every file', async () => {
    const to = join(root, 'latest');
    await restoreBackup({ folder, dataDir: to, at: null });
    expect(await booksOf(to)).toEqual([{ book: 'after the accident' }]);
    expect(await contentsOf(to)).toEqual({ files: 2, wrong: [] });
    await expect(restoreBackup({ folder, dataDir: to, at: null })).rejects.toThrow('not empty');
  });

  test('shows a content that was lost or changed', async () => {
    const to = join(root, 'damaged');
    await restoreBackup({ folder, dataDir: to, at: null });
    await rm(join(to, 'files'), { recursive: true });
    expect((await contentsOf(to)).wrong).toHaveLength(2);
  });

  test('cannot go back further than it was made', async () => {
    const at = new Date(moment.getTime() - 3_600_000);
    await expect(restoreBackup({ folder, dataDir: join(root, 'early'), at })).rejects.toThrow('no earlier moment');
  });

  test('keeps as many as are wanted, and the log that those need', async () => {
    const second = await back(false, 2);
    const third = await back(false, 2);
    expect(third.dropped).toHaveLength(1);
    expect((await listBackups(folder)).map(({ id }) => id)).toEqual([second.id, third.id]);
    const to = join(root, 'kept');
    await restoreBackup({ folder, dataDir: to, at: null });
    expect(await booksOf(to)).toEqual([{ book: 'after the accident' }]);
  });

  test('goes on in the same folder after a restore only with a whole one', async () => {
    const to = join(root, 'goes on');
    await restoreBackup({ folder, dataDir: to, at: null });
    const restored = await startEmbedded({ dataDir: join(to, 'postgres'), durable: true });
    const database = { kind: 'embedded', superuserUrl: restored.superuserUrl } as const;
    const order = { dataDir: to, database, folder, keep: 7, now: () => systemClock.now() };
    try {
      await ask(restored.ownerUrl, "insert into work.register_counter (book, period, last) values ('new', '2026', 1)");
      await expect(takeBackup({ ...order, changesOnly: true })).rejects.toThrow('of before this database was restored');
      await takeBackup({ ...order, changesOnly: false });
      await ask(
        restored.ownerUrl,
        "insert into work.register_counter (book, period, last) values ('newer', '2026', 1)",
      );
      await takeBackup({ ...order, changesOnly: true });
    } finally {
      await restored.stop();
    }
    await restoreBackup({ folder, dataDir: join(root, 'went on'), at: null });
    expect(await booksOf(join(root, 'went on'))).toEqual([
      { book: 'after the accident' },
      { book: 'new' },
      { book: 'newer' },
    ]);
  });

  test('is not mixed with those of another database', async () => {
    const to = join(root, 'another');
    const another = await startEmbedded({ dataDir: join(to, 'postgres'), durable: true });
    const database = { kind: 'embedded', superuserUrl: another.superuserUrl } as const;
    const order = { dataDir: to, database, folder, changesOnly: false, keep: 7, now: () => systemClock.now() };
    await expect(takeBackup(order)).rejects.toThrow('holds backups of another database');
    await another.stop();
  });
});
