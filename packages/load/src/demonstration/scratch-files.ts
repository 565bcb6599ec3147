import { createHash } from 'node:crypto';
import type { FileStore } from '@dongbo/kernel';

/** Files in memory, for operations of which nothing shall remain. What is PDF is known by its first bytes. */
export function createScratchFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  const read = async (key: string): Promise<Uint8Array> => {
    const bytes = kept.get(key);
    if (bytes === undefined) throw new Error(`There is no file ${key}`);
    return bytes;
  };
  return {
    async put(parts) {
      const bytes = Buffer.concat(await Array.fromAsync(parts));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const storageKey = `${sha256.slice(0, 2)}/${sha256}`;
      kept.set(storageKey, bytes);
      const type = bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : null;
      return { storageKey, sha256, size: bytes.length, type, fault: null };
    },
    async get(key) {
      const bytes = await read(key);
      return (async function* () {
        yield bytes;
      })();
    },
    read,
    remove: async (key) => void kept.delete(key),
  };
}
