import { createHash } from 'node:crypto';
import { TooLarge, type FileStore } from '@dongbo/kernel';

/** A file store in memory, for tests that are not about disks. */
export function createMemoryFileStore(): FileStore {
  const stored = new Map<string, Uint8Array>();
  const typeOf = (bytes: Uint8Array): string | null => {
    const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
    if (head.startsWith('%PDF')) return 'application/pdf';
    if (head.startsWith('\x89PNG')) return 'image/png';
    // Of what is a zip archive tests store workbooks alone.
    if (head.startsWith('PK\x03\x04')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return head.startsWith('\xff\xd8') ? 'image/jpeg' : null;
  };
  const find = (key: string): Uint8Array => {
    const bytes = stored.get(key);
    if (!bytes) throw new Error(`No file ${key}`);
    return bytes;
  };
  return {
    async put(bytes, maxBytes, examine) {
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const part of bytes) {
        size += part.byteLength;
        if (size > maxBytes) throw new TooLarge();
        parts.push(part);
      }
      const sent = Buffer.concat(parts);
      const examined = await examine?.(sent, typeOf(sent));
      const whole = examined?.converted?.bytes ?? sent;
      const sha256 = createHash('sha256').update(whole).digest('hex');
      const type = examined?.converted?.type ?? typeOf(sent);
      if (!examined?.fault) stored.set(sha256, whole);
      const looked = examined === undefined ? {} : { fault: examined.fault };
      return { storageKey: sha256, sha256, size: whole.byteLength, type, ...looked };
    },
    async get(key) {
      const bytes = find(key);
      return (async function* () {
        yield bytes;
      })();
    },
    read: async (key) => find(key),
    remove: async (key) => {
      stored.delete(key);
    },
  };
}
