import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startEmbedded } from './start-embedded.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dongbo-embedded-'));
  folders.push(folder);
  return folder;
}

/** A process of its own that holds the server, as the application does. */
async function hold(
  dataDir: string,
): Promise<{ child: ChildProcess; adopted: boolean; ownerUrl: string; port: number }> {
  const script = new URL('hold-embedded.fixture.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, ...JSON.parse(String(line)) };
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** The pid of the server, from PostgreSQL's own pid file; undefined when it does not run. */
function serverPid(dataDir: string): number | undefined {
  const pointer = join(dataDir, 'postgres.location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres');
  const path = join(home, 'data', 'postmaster.pid');
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined;
}

function kill(pid: number | undefined): void {
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    if (serverPid(folder) !== undefined)
      await startEmbedded({ dataDir: folder, durable: true }).then((server) => server.stop());
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what was committed is there after parent and server are killed', async () => {
  const dataDir = newFolder();
  const first = await hold(dataDir);
  await query(first.ownerUrl, 'create table kept (n int); insert into kept select generate_series(1, 1000)');
  first.child.kill('SIGKILL');
  kill(serverPid(dataDir));

  const before = performance.now();
  const second = await startEmbedded({ dataDir, durable: true });
  const took = performance.now() - before;
  const found = await query(second.ownerUrl, 'select count(*)::int as n from kept');
  expect(found.rows).toEqual([{ n: 1000 }]);
  expect(second.port).toBe(first.port);
  // Well under a second on an idle machine; the bound only tells a start from a hang.
  expect(took).toBeLessThan(15_000);
  await second.stop();
  expect(serverPid(dataDir)).toBeUndefined();
});

test('a server left by a killed parent is adopted, and stopped by the one who adopted it', async () => {
  const dataDir = newFolder();
  const first = await hold(dataDir);
  const pid = serverPid(dataDir);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await startEmbedded({ dataDir, durable: true });
  expect(second.adopted).toBe(true);
  expect(serverPid(dataDir)).toBe(pid);
  await second.stop();
  expect(serverPid(dataDir)).toBeUndefined();
});

test('two processes that start at the same moment share one server; it lives until the last one stops', async () => {
  const dataDir = newFolder();
  const both = await Promise.all([hold(dataDir), hold(dataDir)]);
  expect(both.map(({ adopted }) => adopted).toSorted()).toEqual([false, true]);
  expect(both[0].port).toBe(both[1].port);
  both[0].child.kill('SIGTERM');
  await once(both[0].child, 'exit');
  expect((await query(both[1].ownerUrl, 'select 1 as one')).rows).toEqual([{ one: 1 }]);
  both[1].child.kill('SIGTERM');
  await once(both[1].child, 'exit');
  expect(serverPid(dataDir)).toBeUndefined();
});

test('a server that is killed while in use comes back on the same port', async () => {
  const dataDir = newFolder();
  const server = await startEmbedded({ dataDir, durable: true });
  const pid = serverPid(dataDir);
  kill(pid);
  let back: pg.QueryResult | undefined;
  for (let attempt = 0; attempt < 100 && !back; attempt += 1) {
    await pause(100);
    if (serverPid(dataDir) !== pid) back = await query(server.url, 'select 1 as one').catch(() => undefined);
  }
  expect(back?.rows).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a pid file whose number now belongs to another program does not hinder the start', async () => {
  const dataDir = newFolder();
  await (await startEmbedded({ dataDir, durable: true })).stop();
  const pointer = join(dataDir, 'postgres.location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres');
  writeFileSync(
    join(home, 'data', 'postmaster.pid'),
    `${process.pid}\n${join(home, 'data')}\n1\n1\n\n127.0.0.1\n\nready\n`,
  );
  const server = await startEmbedded({ dataDir, durable: true });
  expect(server.adopted).toBe(false);
  await server.stop();
});

/** What an earlier version left: everything of the superuser, and no keeper. */
async function asBefore(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir, durable: true });
  await query(
    server.superuserUrl,
    `reassign owned by dongbo_keeper to dongbo_owner; alter database dongbo owner to dongbo_owner;
    create extension pg_trgm; create schema work; create table work.kept (n integer generated always as identity, s serial);
    create view work.seen as select n from work.kept; create type work.mood as enum ('calm'); create domain work.day as text;
    create function work.one() returns integer language sql security definer as 'select 1';
    create function work.two() returns trigger language plpgsql as 'begin return new; end';
    alter table work.kept enable row level security; grant usage on schema work to dongbo_app;
    grant select on work.kept to dongbo_app; insert into work.kept default values; drop owned by dongbo_keeper`,
  );
  await query(
    server.superuserUrl.replace('/dongbo?', '/postgres?'),
    'drop owned by dongbo_keeper; drop role dongbo_keeper',
  );
  await server.stop();
  const path = join(dataDir, 'secrets.json');
  const { keeperPassword: _, ...before } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify(before), { mode: 0o600 });
}

test('a database of before, which all belonged to the superuser, is handed to a keeper who is none, once', async () => {
  const dataDir = newFolder();
  await asBefore(dataDir);
  for (const turn of ['handed over', 'as it was']) {
    const server = await startEmbedded({ dataDir, durable: true });
    const ownedBySuperuser = await query(
      server.ownerUrl,
      `select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'work' and relowner <> 'dongbo_keeper'::regrole
      union all select proname from pg_proc join pg_namespace n on n.oid = pronamespace where nspname = 'work' and proowner <> 'dongbo_keeper'::regrole
      union all select typname from pg_type join pg_namespace n on n.oid = typnamespace where nspname = 'work' and typowner <> 'dongbo_keeper'::regrole
      union all select nspname from pg_namespace where nspname = 'work' and nspowner <> 'dongbo_keeper'::regrole`,
    );
    expect([turn, ownedBySuperuser.rows]).toEqual([turn, []]);
    // Row security does not hide what is its own, and the application still has what it was granted.
    expect((await query(server.ownerUrl, 'select n from work.kept')).rows).toEqual([{ n: 1 }]);
    await query(server.url, 'select from work.kept');
    await expect(query(server.ownerUrl, 'create role janitor superuser')).rejects.toThrow(/permission denied/);
    await server.stop();
  }
});

test('neither of the roles that work is a superuser, nor may become one', async () => {
  const dataDir = newFolder();
  const server = await startEmbedded({ dataDir, durable: true });
  const who = `select current_user as who, rolsuper, rolcreaterole, rolbypassrls, rolreplication,
    pg_has_role(current_user, 'dongbo_owner', 'member') as owns from pg_roles where rolname = current_user`;
  const plain = { rolsuper: false, rolcreaterole: false, rolbypassrls: false, rolreplication: false, owns: false };
  expect((await query(server.ownerUrl, who)).rows).toEqual([{ who: 'dongbo_keeper', ...plain }]);
  expect((await query(server.url, who)).rows).toEqual([{ who: 'dongbo_app', ...plain }]);
  expect((await query(server.superuserUrl, 'select rolsuper from pg_roles where rolname = current_user')).rows).toEqual(
    [{ rolsuper: true }],
  );
  await server.stop();
});

test('the server is a released PostgreSQL: "beta" in the version of the package counts how often it was packed', async () => {
  const server = await startEmbedded({ dataDir: newFolder(), durable: true });
  const { rows } = await query(server.ownerUrl, `select current_setting('server_version') as version`);
  await server.stop();
  expect(rows[0].version).toMatch(/^18\.\d+$/);
});

test('the application is not the owner, the secrets are closed, and data are checked on disk', async () => {
  const dataDir = newFolder();
  const server = await startEmbedded({ dataDir, durable: true });
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  const settings = `select current_user as who, rolsuper as super, current_setting('data_checksums') as sums,
    current_setting('fsync') as fsync, current_setting('listen_addresses') as listen,
    current_setting('server_encoding') as encoding, (select datlocale from pg_database where datname = current_database()) as locale
    from pg_roles where rolname = current_user`;
  expect((await query(server.url, settings)).rows).toEqual([
    {
      who: 'dongbo_app',
      super: false,
      sums: 'on',
      fsync: 'on',
      listen: '127.0.0.1',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
    },
  ]);
  const wrong = server.url.replace(/:[^:@/]+@/, ':wrong@');
  await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  await server.stop();
});
