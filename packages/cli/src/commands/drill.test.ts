import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskFileStore, createPool, takeBackup } from '@dongbo/kernel';
import { migrateInstallation, openInstallation, readConfig } from '@dongbo/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { drill } from './drill.ts';

let root: string;
let folder: string;

/** One file as an upload leaves it, and a register that is as it must be. */
async function fill(ownerUrl: string, dataDir: string): Promise<void> {
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  await createDiskFileStore(join(dataDir, 'files')).put((async function* () {})(), 10);
  const pool = createPool({ url: ownerUrl, schemas: ['public'], role: null, max: 1, name: 'drill-test' });
  await pool.query(
    `insert into work.file (id, name, type, size, sha256, storage_key, uploaded_by, created_at)
    values (gen_random_uuid(), 'a', 'text/plain', 0, $1, $2, gen_random_uuid(), now())`,
    [sha256, `e3/${sha256}`],
  );
  await pool.end();
}

async function back(): Promise<void> {
  const config = readConfig({ DONGBO_DATA: join(root, 'living') });
  await using installation = await openInstallation(config, () => undefined);
  const { ownerUrl, superuserUrl } = installation;
  await migrateInstallation(installation);
  await fill(ownerUrl, config.dataDir);
  const database = { kind: 'embedded', superuserUrl: superuserUrl ?? '' } as const;
  await takeBackup({ dataDir: config.dataDir, database, folder, changesOnly: false, keep: 2, now: () => new Date() });
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'dongbo-drill-test-'));
  // PostgreSQL runs as a user of its own and has to pass through.
  chmodSync(root, 0o711);
  folder = join(root, 'backup');
  await back();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a sound backup comes back sound, and nothing of the drill stays', async () => {
  // A place of its own: other tests hold drills at the same time.
  const passing = join(root, 'passing');
  mkdirSync(passing, { mode: 0o711 });
  vi.stubEnv('TMPDIR', passing);
  const found = await drill(folder, null);
  expect(found.succeeded).toBe(true);
  expect(found.spaces.official).toMatchObject({
    contents: { files: 1, wrong: [] },
    registers: { broken: [] },
    audit: { intact: true },
  });
  expect(await readdir(passing)).toEqual([]);
});

test('a content that was changed in the backup is found', async () => {
  const [first = ''] = await readdir(join(folder, 'files'));
  const [name = ''] = await readdir(join(folder, 'files', first));
  await writeFile(join(folder, 'files', first, name), 'another');
  const found = await drill(folder, null);
  expect(found.succeeded).toBe(false);
  expect(found.spaces.official.contents.wrong).toHaveLength(1);
});
