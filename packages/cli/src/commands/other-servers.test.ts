import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@dongbo/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, distribution, startOwnServer, type OwnServer } from './own-server.fixture.ts';
import { hasOpenssl, poolerProgram, startPooler, type Pooler } from './pooler.fixture.ts';

const program = join(import.meta.dirname, '..', 'main.ts');
const lacks = [
  ...(distribution === undefined ? ['postgresql'] : []),
  ...(poolerProgram === undefined ? ['pgbouncer'] : []),
  ...(hasOpenssl ? [] : ['openssl']),
];

let folder: string;
let server: OwnServer;
let byTransaction: Pooler;
let bySession: Pooler;

async function run(args: readonly string[], settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'] ?? '', DONGBO_DATA: join(folder, 'data'), ...settings };
  return await new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** The server's address with another host, database or query. */
function at(change: (url: URL) => void): string {
  const url = new URL(server.url);
  change(url);
  return url.href;
}

describe.skipIf(lacks.length > 0)(
  `a server of one's own${lacks.length > 0 ? ` (skipped, lacks ${lacks.join(', ')})` : ''}`,
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'dongbo-servers-'));
      // The user of the servers passes through.
      chmodSync(folder, 0o711);
      if (distribution === undefined || poolerProgram === undefined) return;
      server = await startOwnServer(distribution, join(folder, 'server'), { tls: true });
      await ask(
        server.adminUrl,
        'create schema extensions',
        'create extension pg_trgm schema extensions',
        'grant usage on schema extensions to province with grant option',
        "create database latin owner province encoding 'LATIN1' locale 'C' template template0",
        "create database ascii owner province encoding 'SQL_ASCII' locale 'C' template template0",
      );
      byTransaction = await startPooler(poolerProgram, join(folder, 'by-transaction'), {
        server,
        mode: 'transaction',
        sessions: 2,
      });
      bySession = await startPooler(poolerProgram, join(folder, 'by-session'), {
        server,
        mode: 'session',
        sessions: 20,
      });
    }, 120_000);
    afterAll(() => {
      byTransaction.stop();
      bySession.stop();
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each<[string, () => Record<string, string>, RegExp]>([
      [
        'another certificate',
        () => ({ DATABASE_URL: at((url) => url.searchParams.set('sslmode', 'verify-full')) }),
        /sslrootcert=/,
      ],
      [
        'another name',
        () => ({
          DATABASE_URL: at((url) => {
            url.searchParams.set('sslmode', 'verify-full');
            url.searchParams.set('sslrootcert', server.certificate);
          }),
        }),
        /another name than the host/,
      ],
      [
        'verify-ca without a certificate',
        () => ({ DATABASE_URL: at((url) => url.searchParams.set('sslmode', 'verify-ca')) }),
        /sslrootcert=/,
      ],
      ['a wrong password', () => ({ DATABASE_URL: at((url) => (url.password = 'wrong')) }), /refuses the password/],
      ['no such database', () => ({ DATABASE_URL: at((url) => (url.pathname = '/nowhere')) }), /does not exist/],
      ['LATIN1', () => ({ DATABASE_URL: at((url) => (url.pathname = '/latin')) }), /LATIN1.*encoding 'UTF8'/],
      ['SQL_ASCII', () => ({ DATABASE_URL: at((url) => (url.pathname = '/ascii')) }), /SQL_ASCII.*encoding 'UTF8'/],
      ['a pooler by transaction alone', () => ({ DATABASE_URL: byTransaction.url }), /DATABASE_DIRECT_URL/],
      [
        'a database that the pooler does not know',
        () => ({ DATABASE_URL: byTransaction.url.replace(/dongbo$/, 'other') }),
        /pooler.*refuses/,
      ],
    ])(
      '%s is said in one line',
      async (_, settings, line) => {
        const { code, err } = await run(['migrate'], settings());
        expect(err.trim()).toMatch(line);
        expect(err.trim().split('\n')).toHaveLength(1);
        expect(code).toBe(2);
      },
      120_000,
    );

    test('what has no tables yet says what to run first', async () => {
      for (const args of [
        ['audit', 'verify'],
        ['backup', '--status'],
        ['files', 'check'],
        ['procedures', 'search', 'sinh'],
      ]) {
        const { code, err } = await run(args, { DATABASE_URL: server.url });
        expect(err.trim()).toMatch(/^[^\n]*no tables yet; run "npx dongbo seed" first[^\n]*$/);
        expect(code).toBe(2);
      }
      const { code, err } = await run(['load', '--dossiers', '1'], {});
      expect(err.trim()).toMatch(/^there is no database in [^\n]*run "npx dongbo seed" first[^\n]*$/);
      expect(code).toBe(2);
    }, 120_000);

    test('TLS that is not checked, an extension elsewhere and a pooler by session carry the migrations', async () => {
      const { code, err } = await run(['migrate'], { DATABASE_URL: bySession.url });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const again = await run(['migrate', '--json'], {
        DATABASE_URL: at((url) => url.searchParams.set('sslmode', 'require')),
      });
      expect(again).toEqual({ code: 0, err: '', out: '{"applied":[]}\n' });
      const checked = at((url) => {
        url.searchParams.set('sslmode', 'verify-ca');
        url.searchParams.set('sslrootcert', server.certificate);
      });
      expect(await run(['migrate', '--json'], { DATABASE_URL: checked })).toMatchObject({ code: 0 });
    }, 300_000);

    test('transactions through a pooler have their schemas, role and limits, whichever session they get', async () => {
      await using database = Object.assign(
        openDatabase('official', { url: byTransaction.url, directUrl: server.url, systems: ['procedures'], max: 8 }),
        { [Symbol.asyncDispose]: () => database.close() },
      );
      const db = database.kysely;
      const about = sql<{ role: string; path: string; patience: string; near: number }>`select current_user as role,
      current_setting('search_path') as path, current_setting('lock_timeout') as patience,
      similarity('khai sinh', 'khai sinh') as near`;
      const expected = {
        role: 'dongbo_app',
        path: 'work, procedures, kernel, public, extensions',
        patience: '15s',
        near: 1,
      };
      const alone = await Promise.all(Array.from({ length: 30 }, () => about.execute(db)));
      for (const { rows } of alone) expect(rows).toEqual([expected]);
      const together = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          db.transaction().execute(async (bound) => {
            const [first, second] = await Promise.all([
              about.execute(bound),
              sql<{ n: number }>`select ${index}::int as n`.execute(bound),
            ]);
            return [first.rows[0], second.rows[0]?.n];
          }),
        ),
      );
      expect(together).toEqual(Array.from({ length: 30 }, (_, index) => [expected, index]));
      // The session that the pooler hands on keeps nothing of it.
      await ask(byTransaction.url, "do $$ begin assert current_user = 'province'; end $$");
      await expect(sql`select ${'x'}::int`.execute(db)).rejects.toThrow(/invalid input syntax/);
      expect((await about.execute(db)).rows).toEqual([expected]);
      await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow(/permission denied/);
    }, 120_000);

    test('commands work through a pooler with the direct address beside it', async () => {
      const settings = { DATABASE_URL: byTransaction.url, DATABASE_DIRECT_URL: server.url };
      const { code, out, err } = await run(['audit', 'verify', '--json'], settings);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({ intact: true });
    }, 120_000);
  },
);
