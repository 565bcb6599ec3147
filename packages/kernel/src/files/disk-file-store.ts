import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, readFile, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findType } from './find-type.ts';
import { TooLarge, type Examination, type FileStore, type FileUpkeep, type StoredBytes } from './file-store.ts';

/** As much of the beginning as is looked at for the type. */
const headLength = 4100;
const keyShape = /^[0-9a-f]{2}\/[0-9a-f]{64}$/;

/** The address of content: its hash below a folder of its first two digits. */
const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256}`;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A rename lasts through a power cut only when the folder that names the file is synced too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a stream to a path and syncs it, hashing on the way. */
async function writeSynced(path: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const part of bytes) {
      size += part.byteLength;
      if (size > maxBytes) throw new TooLarge();
      hash.update(part);
      if (head.length < headLength) head = Buffer.concat([head, part.subarray(0, headLength - head.length)]);
      await handle.writeFile(part);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size, head };
}

/** Puts other bytes in the place of what was written. */
async function rewriteSynced(path: string, bytes: Uint8Array) {
  await unlink(path);
  return await writeSynced(
    path,
    (async function* () {
      yield bytes;
    })(),
    Number.POSITIVE_INFINITY,
  );
}

/** The bytes of a file; it is opened with the first read, so that an answer that nobody waits for leaves nothing open. */
async function* partsOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 65_536 });
}

async function removeQuietly(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

function upkeepOf(folder: string, unfinished: string, pathOf: (key: string) => string): FileUpkeep {
  return {
    async *parts() {
      for (let first = 0; first < 256; first += 1) {
        const prefix = `${first.toString(16).padStart(2, '0')}/`;
        const names = await readdir(join(folder, prefix)).catch((error: unknown) => {
          if (isMissing(error)) return [];
          throw error;
        });
        yield { prefix, keys: names.map((name) => prefix + name).filter((key) => keyShape.test(key)) };
      }
    },
    holds: (key) =>
      access(pathOf(key)).then(
        () => true,
        () => false,
      ),
    async removeIfOlder(key, before) {
      const aside = join(unfinished, `drop-${randomUUID()}`);
      // Taken aside first: a `put` that comes now writes a file of its own, and one that came before shows by its age.
      try {
        await rename(pathOf(key), aside);
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
      const old = (await stat(aside)).mtime < before;
      if (!old) await link(aside, pathOf(key)).catch(async () => await access(pathOf(key)));
      await unlink(aside);
      return old;
    },
    async dropUnfinished(before) {
      let dropped = 0;
      for (const name of await readdir(unfinished)) {
        const path = join(unfinished, name);
        const found = await stat(path).catch(() => null);
        if (found === null || found.mtime >= before) continue;
        await removeQuietly(path);
        dropped += 1;
      }
      return dropped;
    },
  };
}

/** Keeps files in a folder by the hash of their content, the same content once. `put` writes beside, syncs the file,
 * renames it to its address and syncs the folders, so that what it answers survives a power cut and an interrupted
 * stream leaves nothing. Both spaces may share a folder. */
export function createDiskFileStore(folder: string): FileStore {
  const unfinished = join(folder, 'unfinished');
  const pathOf = (key: string): string => {
    if (!keyShape.test(key)) throw new Error(`Not a storage key: ${JSON.stringify(key)}`);
    return join(folder, key);
  };
  const ready = async (): Promise<void> => void (await mkdir(unfinished, { recursive: true, mode: 0o700 }));

  async function put(bytes: AsyncIterable<Uint8Array>, maxBytes: number, examine?: Examination): Promise<StoredBytes> {
    await ready();
    const beside = join(unfinished, randomUUID());
    try {
      const written = await writeSynced(beside, bytes, maxBytes);
      const type = await findType(written.head);
      const examined = await examine?.(await readFile(beside), type);
      const looked = examined === undefined ? {} : { fault: examined.fault };
      if (looked.fault) {
        await removeQuietly(beside);
        return { storageKey: keyOf(written.sha256), sha256: written.sha256, size: written.size, type, ...looked };
      }
      const converted = examined?.converted ?? null;
      const { sha256, size } = converted === null ? written : await rewriteSynced(beside, converted.bytes);
      const storageKey = keyOf(sha256);
      const found = { storageKey, sha256, size, type: converted?.type ?? type };
      const target = pathOf(storageKey);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      // Also over the same content: the file is then new, and no sweep takes it for an old one.
      await rename(beside, target);
      await syncFolder(dirname(target));
      await syncFolder(folder);
      return { ...found, ...looked };
    } catch (error) {
      await removeQuietly(beside);
      throw error;
    }
  }

  const upkeep = upkeepOf(folder, unfinished, pathOf);
  return {
    put,
    async get(storageKey) {
      const path = pathOf(storageKey);
      await access(path);
      return partsOf(path);
    },
    read: (storageKey) => readFile(pathOf(storageKey)),
    remove: (storageKey) => removeQuietly(pathOf(storageKey)),
    upkeep: { ...upkeep, dropUnfinished: async (before) => (await ready(), await upkeep.dropUnfinished(before)) },
  };
}
