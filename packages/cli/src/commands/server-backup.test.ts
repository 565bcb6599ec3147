import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createDiskFileStore, createPool, listBackups, withRestoredServer, type RestoreDone } from '@dongbo/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distribution, startOwnServer, type OwnServer } from './own-server.fixture.ts';

const program = join(import.meta.dirname, '../main.ts');
let root: string;
let folder: string;
let server: OwnServer;

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A command as the operator gives it. */
async function dongbo(...args: string[]): Promise<Said> {
  const env = {
    ...process.env,
    DONGBO_DATA: join(root, 'data'),
    DATABASE_URL: server.url,
    DONGBO_LOG: 'error',
    // Of its own: what a drill has to take away is then plain to see.
    TMPDIR: join(root, 'passing'),
    NO_COLOR: '1',
  };
  return await new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** The JSON that a command printed, which had to succeed. */
async function factsOf(...args: string[]): Promise<Record<string, unknown>> {
  const said = await dongbo(...args, '--json');
  if (said.code !== 0) throw new Error(said.err);
  return JSON.parse(said.out);
}

async function ask<T>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const pool = createPool({ url, schemas: ['public'], role: null, max: 1, name: 'server-backup-test' });
  try {
    return (await pool.query(text, values)).rows;
  } finally {
    await pool.end();
  }
}

/** A file as an upload leaves it: content first, then its row. */
async function keepFile(name: string): Promise<void> {
  const bytes = Buffer.from(name);
  const stored = await createDiskFileStore(join(root, 'data', 'files')).put(
    (async function* () {
      yield bytes;
    })(),
    1000,
  );
  await ask(
    server.url,
    `insert into work.file (id, name, type, size, sha256, storage_key, uploaded_by, created_at)
    values (gen_random_uuid(), $1, 'text/plain', $2, $3, $4, gen_random_uuid(), now())`,
    [name, stored.size, stored.sha256, stored.storageKey],
  );
}

/** Brings the backup back with the command, and reads which files the database names and which are there. */
async function restored(name: string, ...at: string[]): Promise<{ named: string[]; there: number }> {
  const to = join(root, name);
  const done = await factsOf('restore', folder, '--to', to, ...at);
  const { server: place } = done as unknown as RestoreDone; // what the command prints is its outcome
  if (place === null) throw new Error('not a server');
  const rows = await withRestoredServer(to, place, (url) => {
    return ask<{ name: string; sha256: string }>(url, 'select name, sha256 from work.file order by name');
  });
  for (const row of rows) {
    const content = await createDiskFileStore(join(to, 'files')).read(`${row.sha256.slice(0, 2)}/${row.sha256}`);
    expect(createHash('sha256').update(content).digest('hex')).toBe(row.sha256);
  }
  return { named: rows.map((row) => row.name), there: rows.length };
}

// "Skipped" in the outcome of a run means: no PostgreSQL of the distribution on this machine (Debian: postgresql).
describe.skipIf(distribution === undefined)('a database on a server', { timeout: 240_000 }, () => {
  let moment: Date;

  beforeAll(async () => {
    if (distribution === undefined) return;
    root = mkdtempSync(join(tmpdir(), 'dongbo-server-backup-'));
    // PostgreSQL runs as a user of its own and has to pass through.
    chmodSync(root, 0o711);
    mkdirSync(join(root, 'passing'), { mode: 0o711 });
    folder = join(root, 'backup');
    server = await startOwnServer(distribution, join(root, 'server'));
    const migrated = await dongbo('migrate');
    if (migrated.code !== 0) throw new Error(migrated.err);
  });
  afterAll(() => {
    server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test('says in one line what its administrator has to allow', async () => {
    const said = await dongbo('backup', folder);
    expect(said.code).toBe(2);
    expect(said.err.trim()).toMatch(/^The role "province" may not copy .* alter role "province" replication;[^\n]*$/);
    expect(await factsOf('backup', '--status')).toMatchObject({
      last: { backup: { succeeded: false } },
      lastSuccess: { backup: null },
      heldLog: null,
    });
    await ask(server.adminUrl, 'alter role province replication');
  });

  test('is copied with its files in one command, while it runs', async () => {
    await keepFile('first');
    expect(await factsOf('backup', folder)).toMatchObject({ database: 'server', files: 1 });
    expect((await listBackups(folder))[0]?.server).toMatchObject({ database: 'dongbo', role: 'province' });
    await keepFile('second');
    await pause(1100);
    const now = await ask<{ now: Date }>(server.url, 'select now()');
    moment = now[0]?.now ?? new Date(0);
    await pause(1100);
    await ask(server.url, 'delete from work.file');
    await keepFile('after the accident');
    expect(await factsOf('backup', folder, '--changes')).toMatchObject({ id: null, bytes: 0, files: 2 });
    // A quiet hour in which nothing happens does not keep it waiting.
    expect(await factsOf('backup', folder, '--changes')).toMatchObject({ files: 0 });
    const { heldLog } = await factsOf('backup', '--status');
    expect(heldLog).toMatchObject({ state: 'reserved' });
    // What was fetched is not held back any longer.
    expect(Object(heldLog).bytes).toBeLessThan(1_000_000);
  });

  test('comes back as it was before an accident, and as it was last', async () => {
    expect(await restored('moment', '--at', moment.toISOString())).toEqual({ named: ['first', 'second'], there: 2 });
    expect(await restored('latest')).toEqual({ named: ['after the accident'], there: 1 });
    const said = await dongbo('restore', folder, '--to', join(root, 'hint'));
    expect(said.out).toContain(join(root, 'hint', 'postgres', 'postgres', 'data'));
    expect(said.out).toContain('pg_ctl start');
    const again = await dongbo('restore', folder, '--to', join(root, 'latest'));
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('not empty') });
  });

  test('is brought back in a drill beside the living one, which notes it', async () => {
    expect(await factsOf('restore', '--drill', folder)).toMatchObject({
      succeeded: true,
      spaces: { official: { audit: { intact: true }, registers: { broken: [] }, contents: { files: 1, wrong: [] } } },
    });
    expect(await readdir(join(root, 'passing'))).toEqual([]);
    expect(await factsOf('backup', '--status')).toMatchObject({ lastSuccess: { drill: { succeeded: true } } });
    expect(await ask(server.url, 'select name from work.file')).toEqual([{ name: 'after the accident' }]);
  });

  test('whose log has a hole is not passed off as backed up', async () => {
    await ask(server.adminUrl, "select pg_drop_replication_slot('dongbo_dongbo')");
    expect(await dongbo('backup', folder, '--changes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Make a whole backup now'),
    });
    for (let count = 0; count < 3; count += 1)
      await ask(server.adminUrl, 'select pg_switch_wal(), pg_current_xact_id()');
    await ask(server.adminUrl, 'checkpoint');
    await ask(server.adminUrl, "select pg_create_physical_replication_slot('dongbo_dongbo', true)");
    expect(await dongbo('backup', folder, '--changes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('has a hole'),
    });
    expect(await factsOf('backup', folder, '--keep', '1')).toMatchObject({ database: 'server' });
    await keepFile('after the hole');
    await factsOf('backup', folder, '--changes');
    expect(await restored('whole again')).toEqual({ named: ['after the accident', 'after the hole'], there: 2 });
  });
});
