import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { proceduresSystem, readLines, seedFile } from '@dongbo/procedures';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerProcedures } from './procedures.ts';

let world: World;
let folder: string;
let seedLines: number;
beforeAll(async () => {
  world = await createWorld({
    key: 'cli_procedures',
    systems: [{ ...proceduresSystem, reactions: [], jobs: [], schedules: [] }],
  });
  folder = await mkdtemp(join(tmpdir(), 'dongbo-cli-'));
  seedLines = (await Array.fromAsync(readLines(seedFile))).length;
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `dongbo procedures …` in this process against the world. */
async function dongbo(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const text = (spy: typeof out): string => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
  try {
    process.exitCode = 0;
    const program = new Command('dongbo').exitOverride();
    registerProcedures(program, async () => ({
      run: (endpoint, input, space = 'official') => world.call(endpoint, input, { as: asSystem, space }),
      async [Symbol.asyncDispose]() {},
    }));
    await program.parseAsync(['node', 'dongbo', 'procedures', ...args]);
    return { out: text(out), err: text(err), code: Number(process.exitCode) };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    err.mockRestore();
  }
}

const line = (code: string, name: string): string =>
  JSON.stringify({ code, name, ministry: 'Bộ Tư pháp', field: 'Hộ tịch' });
async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const countVersions = async (space: 'official' | 'trial' = 'official'): Promise<number> => {
  const found = await world.databases[space].pool.query('select count(*)::int as n from procedure_version');
  return found.rows[0].n;
};

test('the whole set: a trial run writes nothing, the import all, a second one nothing', async () => {
  const dry = await dongbo('import', seedFile, '--dry-run', '--valid-from', '2025-07-01', '--json');
  expect(JSON.parse(dry.out)).toMatchObject({
    dryRun: true,
    read: seedLines,
    imported: seedLines,
    refused: [],
    refusedLines: 0,
  });
  expect(await countVersions()).toBe(0);
  const first = await dongbo('import', seedFile, '--valid-from', '2025-07-01');
  expect(first).toMatchObject({ code: 0 });
  expect(first.out).toContain('1.471 mới, 0 cập nhật, 0 không đổi');
  const second = await dongbo('import', seedFile, '--valid-from', '2025-07-01', '--json');
  expect(JSON.parse(second.out)).toMatchObject({ imported: 0, updated: 0, unchanged: seedLines });
  expect(await countVersions()).toBe(seedLines);
});

test('refused lines are named with file, line and reason; the rest is imported; exit code 1', async () => {
  const good = await file(
    'good.jsonl.gz',
    gzipSync(`\ufeff${line('9.000001', 'Một')}\r\n\r\n${line('9.000002', 'Hai')}\r\n`),
  );
  const bad = await file(
    'bad.jsonl',
    `${line('9.000003', 'Ba')}\n{oops\n${line('9.000001', 'Không phải một')}\n${line('x', 'Mã sai')}`,
  );
  const ran = await dongbo('import', good, bad, '--valid-from', '2026-01-01', '--json');
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out)).toMatchObject({
    read: 6,
    imported: 3,
    refusedLines: 3,
    refused: [
      { file: bad, line: 2, code: null, reason: 'not-json', text: 'Dòng không phải JSON đọc được.' },
      { file: bad, line: 3, code: '9.000001', reason: `duplicate-code: ${good}:1` },
      { file: bad, line: 4, code: 'x', reason: 'bad-code: x' },
    ],
  });
  const again = await dongbo('import', good, bad, '--valid-from', '2026-01-01');
  expect(again.out).toContain('0 mới, 0 cập nhật, 3 không đổi');
  expect(again.out).toContain(`${bad}:2 Dòng không phải JSON đọc được. (not-json)`);
});

test.each([
  [['import', '/nowhere/none.jsonl'], 'Không đọc được tệp /nowhere/none.jsonl'],
  [['import', tmpdir()], 'Không đọc được tệp'],
  [['import', seedFile, '--valid-from', '2026-02-30'], '--valid-from phải là một ngày có thật'],
  [['search', 'x', '--limit', '0'], '--limit phải là số nguyên'],
  [['show', '1.001193', '--on', 'today'], '--on phải là một ngày'],
])('unusable arguments %j get one clear line and exit code 2', async (args, message) => {
  const before = await countVersions();
  const ran = await dongbo(...args);
  expect(ran.code).toBe(2);
  expect(ran.out).toBe('');
  expect(ran.err).toContain(message);
  expect(ran.err.trim().split('\n')).toHaveLength(1);
  expect(await countVersions()).toBe(before);
});

test('search and show, for people and as JSON', async () => {
  const found = await dongbo('search', 'dang', 'ky', 'khai', 'sinh');
  expect(found.out.split('\n')[1]).toContain('1.001193  Thủ tục đăng ký khai sinh  (Hộ tịch)');
  expect(JSON.parse((await dongbo('search', 'qwertyuiop', '--json')).out)).toEqual({
    doneElsewhere: null,
    items: [],
    missingMinistry: null,
    settledElsewhere: null,
    nextCursor: null,
    suggestion: null,
    total: 0,
    weak: true,
  });
  const shown = await dongbo('show', '1.001193');
  expect(shown.out).toContain('Trực tuyến; 1 (nguồn không ghi đơn vị)');
  expect(JSON.parse((await dongbo('show', '1.001193', '--json')).out)).toMatchObject({
    code: '1.001193',
    settledBy: 'commune',
  });
  expect(await dongbo('show', '0.000000')).toMatchObject({
    code: 1,
    out: '',
    err: 'Danh mục không có thủ tục mã 0.000000\n',
  });
});

test('--trial works in the trial space alone', async () => {
  const path = await file('trial.jsonl', line('9.100000', 'Chỉ để thử'));
  const before = await countVersions();
  expect(await dongbo('import', path, '--trial', '--valid-from', '2026-01-01')).toMatchObject({ code: 0 });
  expect(await countVersions()).toBe(before);
  expect(await countVersions('trial')).toBe(1);
});
