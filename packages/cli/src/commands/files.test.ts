import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Space } from '@dongbo/contract';
import { createDiskFileStore, type FileStore } from '@dongbo/kernel';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkFiles } from './files.ts';

let world: World;
let folder: string;
let store: FileStore;
beforeAll(async () => {
  world = await createWorld({ key: 'kernel', systems: [] });
  folder = await mkdtemp(join(tmpdir(), 'dongbo-files-'));
  store = createDiskFileStore(folder);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const put = (text: string) =>
  store.put(
    (async function* () {
      yield Buffer.from(text);
    })(),
    1000,
  );

/** A file of a dossier; answers the path of its content. */
async function keep(
  text: string,
  space: Space = 'official',
): Promise<{ id: string; path: string; attachedTo: string }> {
  const stored = await put(text);
  const [id, attachedTo] = [crypto.randomUUID(), crypto.randomUUID()];
  await world.databases[space].kysely
    .insertInto('file')
    .values({
      id,
      name: 'Giấy chứng sinh của Đỗ Nguyễn Bảo Ngọc.pdf',
      type: 'application/pdf',
      size: stored.size,
      sha256: stored.sha256,
      storage_key: stored.storageKey,
      uploaded_by: crypto.randomUUID(),
      attached_to: attachedTo,
      created_at: world.clock.now(),
    })
    .execute();
  return { id, path: join(folder, stored.storageKey), attachedTo };
}

test('what is left over is removed and counted; what is gone or changed is named, and nobody in it', async () => {
  const said: unknown[] = [];
  const note = (level: string) => (facts: Readonly<Record<string, unknown>>) => void said.push({ level, ...facts });
  const parts = {
    databases: world.databases,
    files: store,
    clock: world.clock,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
  };
  const sound = await keep('sound');
  const elsewhere = await keep('of the other space', 'trial');
  const nothing = { rows: 0, orphans: 0, unfinished: 0, lost: [] };
  expect(await checkFiles(parts, false)).toEqual({ official: { ...nothing, read: 1 }, trial: { ...nothing, read: 1 } });
  expect(said).toEqual([]);

  const [gone, changed] = [await keep('gone'), await keep('changed')];
  await rm(gone.path);
  await writeFile(changed.path, 'something else');
  const orphan = await put('orphan');
  const old = new Date(world.clock.now().getTime() - 2 * 86_400_000);
  await writeFile(join(folder, 'unfinished', 'half'), 'ha');
  for (const path of [orphan.storageKey, 'unfinished/half']) await utimes(join(folder, path), old, old);

  const found = await checkFiles(parts, false);
  expect(found.trial).toEqual({ ...nothing, read: 1 });
  expect(found.official).toMatchObject({ rows: 0, orphans: 1, unfinished: 1, read: 3 });
  expect(found.official.lost.map(({ id, state, attachedTo }) => ({ id, state, attachedTo }))).toEqual(
    [
      { id: gone.id, state: 'missing', attachedTo: gone.attachedTo },
      { id: changed.id, state: 'changed', attachedTo: changed.attachedTo },
    ].toSorted((a, b) => a.id.localeCompare(b.id)),
  );
  expect(said).toMatchObject([
    { level: 'warn', task: 'sweep', space: 'official', orphans: 1, unfinished: 1 },
    { level: 'error', task: 'sweep', space: 'official', missing: 1 },
  ]);
  expect(JSON.stringify([found, said])).not.toContain('Ngọc');
  // Without reading, a content that is gone is still found, and what was removed stays removed.
  expect((await checkFiles(parts, true)).official).toMatchObject({ orphans: 0, read: null, lost: [{ id: gone.id }] });
  for (const { path } of [sound, elsewhere]) await expect(rm(path)).resolves.toBeUndefined();
});
