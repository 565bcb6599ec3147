import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, readlink, rm, utimes, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDiskFileStore } from './disk-file-store.ts';
import type { FileStore, FileUpkeep } from './file-store.ts';

let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-file-store-'));
  store = createDiskFileStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

async function* stream(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part;
}

const upkeepOf = (one: FileStore): FileUpkeep => {
  if (!one.upkeep) throw new Error('a disk store has upkeep');
  return one.upkeep;
};

const allFiles = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

test('keeps bytes under their hash and says what they are', async () => {
  const stored = await store.put(stream(pdf.subarray(0, 3), pdf.subarray(3)), 1000);
  expect(stored).toMatchObject({
    size: pdf.length,
    type: 'application/pdf',
    sha256: createHash('sha256').update(pdf).digest('hex'),
  });
  expect(await store.read(stored.storageKey)).toEqual(pdf);
  const parts: Uint8Array[] = [];
  for await (const part of await store.get(stored.storageKey)) parts.push(part);
  expect(Buffer.concat(parts)).toEqual(pdf);
});

test.skipIf(process.platform !== 'linux')('bytes are synced before they have an address, folders after', async () => {
  const steps: string[] = [];
  const probe = await open(folder, 'r');
  // Every open file shares this prototype; the system says which path a number stands for.
  const prototype: { sync: (this: FileHandle) => Promise<void> } = Object.getPrototypeOf(probe);
  const sync = prototype.sync;
  await probe.close();
  const spy = vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
    const path = relative(folder, await readlink(`/proc/self/fd/${this.fd}`));
    const size = path.startsWith('unfinished/') ? (await this.stat()).size : 0;
    steps.push(
      `${path.startsWith('unfinished/') ? `content of ${size} bytes` : `folder "${path}"`}, ${await addressed()}`,
    );
    await sync.call(this);
  });
  const addressed = async () =>
    (await allFiles()).some((name) => /^[0-9a-f]{64}$/.test(name)) ? 'addressed' : 'not yet';
  const { storageKey } = await store.put(stream(pdf.subarray(0, 3), pdf.subarray(3)), 1000);
  spy.mockRestore();
  expect(steps).toEqual([
    `content of ${pdf.length} bytes, not yet`,
    `folder "${storageKey.slice(0, 2)}", addressed`,
    'folder "", addressed',
  ]);
});

test('the same content is stored once, also when it comes twice at the same moment', async () => {
  const keys = await Promise.all([1, 2, 3].map(async () => (await store.put(stream(pdf), 1000)).storageKey));
  expect(new Set(keys).size).toBe(1);
  expect(await allFiles()).toHaveLength(1);
});

test('an interrupted stream leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield pdf;
    throw new Error('connection lost');
  }
  await expect(store.put(broken(), 1000)).rejects.toThrow('connection lost');
  expect(await allFiles()).toEqual([]);
});

test('bytes in which the examination finds a fault never have an address, also over the same bytes that are kept', async () => {
  const kept = await store.put(stream(pdf), 1000);
  const seen: unknown[] = [];
  const found = await store.put(stream(Buffer.from('%PDF-bad')), 1000, async (bytes, type) => {
    seen.push([bytes.toString(), type]);
    return { fault: { code: 'file.infected', found: 'Test' }, converted: null };
  });
  expect(seen).toEqual([['%PDF-bad', 'application/pdf']]);
  expect(found.fault).toEqual({ code: 'file.infected', found: 'Test' });
  await expect(store.read(found.storageKey)).rejects.toThrow('ENOENT');
  expect(
    (await store.put(stream(pdf), 1000, async () => ({ fault: { code: 'file.infected' }, converted: null })))
      .storageKey,
  ).toBe(kept.storageKey);
  expect(await store.read(kept.storageKey)).toEqual(pdf);
  expect((await store.put(stream(pdf), 1000, async () => ({ fault: null, converted: null }))).fault).toBeNull();
});

test('more bytes than allowed are refused and leave nothing', async () => {
  await expect(store.put(stream(Buffer.alloc(600), Buffer.alloc(600)), 1000)).rejects.toMatchObject({
    name: 'TooLarge',
  });
  expect(await allFiles()).toEqual([]);
});

test.each([
  ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), 'image/png'],
  ['JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'), 'image/jpeg'],
  ['a web page', Buffer.from('<html><script>alert(1)</script></html>'), null],
  ['nothing', Buffer.alloc(0), null],
])('%s is recognised by its content', async (_, bytes, type) => {
  expect((await store.put(stream(bytes), 1000)).type).toBe(type);
});

test.each(['../secret', '/etc/passwd', 'ab/..', 'ab/xyz'])('%s is not a key', async (key) => {
  await expect(Promise.resolve().then(() => store.read(key))).rejects.toThrow('Not a storage key');
});

test('an old content is dropped, one written again meanwhile stays', async () => {
  const { storageKey } = await store.put(stream(pdf), 1000);
  const upkeep = upkeepOf(store);
  const yesterday = new Date(Date.UTC(2020, 0, 1));
  const later = new Date(Date.UTC(2021, 0, 1));
  expect(await upkeep.removeIfOlder(storageKey, later)).toBe(false);
  expect(await store.read(storageKey)).toEqual(pdf);
  await utimes(join(folder, storageKey), yesterday, yesterday);
  await store.put(stream(pdf), 1000);
  expect(await upkeep.removeIfOlder(storageKey, later)).toBe(false);
  await utimes(join(folder, storageKey), yesterday, yesterday);
  expect(await upkeep.removeIfOlder(storageKey, later)).toBe(true);
  expect(await allFiles()).toEqual([]);
  expect(await upkeep.removeIfOlder(storageKey, later)).toBe(false);
});

test.skipIf(process.platform !== 'linux')('an answer that nobody reads leaves no file open', async () => {
  const { storageKey } = await store.put(stream(pdf), 1000);
  const openFiles = async () => (await readdir('/proc/self/fd')).length;
  const before = await openFiles();
  const unread = await Promise.all(Array.from({ length: 40 }, () => store.get(storageKey)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await openFiles()).toBeLessThan(before + 20);
  expect(unread).toHaveLength(40);
});
