import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** What the dictionary of the standard security handler says (ISO 32000-2, 7.6.4). */
export interface EncryptionFacts {
  readonly filter: string;
  readonly version: number;
  readonly revision: number;
  /** Bits. */
  readonly keyLength: number;
  readonly owner: Buffer;
  readonly user: Buffer;
  readonly userKey: Buffer;
  readonly permissions: number;
  readonly encryptsMetadata: boolean;
  readonly fileId: Buffer;
  /** Method of the crypt filters for streams and for strings: `None`, `V2`, `AESV2`, `AESV3`; null before version 4. */
  readonly streams: string | null;
  readonly strings: string | null;
}

/** Decrypts what belongs to an object, with the empty user password that every reader tries first. */
export interface Decryption {
  readonly stream: (bytes: Buffer, number: number, generation: number) => Buffer;
  readonly text: (bytes: Buffer, number: number, generation: number) => Buffer;
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

/** OpenSSL 3 keeps RC4 in its legacy part, which Node does not load. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const out = Buffer.alloc(bytes.length);
  for (let at = 0, i = 0, j = 0; at < bytes.length; at += 1) {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    out[at] = (bytes[at] ?? 0) ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
  }
  return out;
}

/** AES in CBC mode with the vector in front; broken padding is left as it is, as readers do. */
function aes(key: Buffer, bytes: Buffer): Buffer {
  const whole = 16 + ((bytes.length - 16) & ~15);
  if (whole < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv(key.length === 32 ? 'aes-256-cbc' : 'aes-128-cbc', key, bytes.subarray(0, 16));
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes.subarray(16, whole)), decipher.final()]);
  const pad = plain.at(-1) ?? 0;
  return pad >= 1 && pad <= 16 ? plain.subarray(0, plain.length - pad) : plain;
}

function encryptCbc(key: Buffer, vector: Buffer, bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, vector);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Algorithm 2.B: the hash of revision 6 (7.6.4.3.4), for the empty password. */
function hardHash(salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const encrypted = encryptCbc(
      key.subarray(0, 16),
      key.subarray(16, 32),
      Buffer.concat(Array.from({ length: 64 }, () => key)),
    );
    const rest = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(encrypted)
      .digest();
    last = encrypted.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** Algorithm 2.A for an empty user password; null when the file wants another. */
function newFileKey({ revision, user, userKey }: EncryptionFacts): Buffer | null {
  if (user.length < 48 || userKey.length < 32) return null;
  const hash = (salt: Buffer): Buffer => (revision === 5 ? createHash('sha256').update(salt).digest() : hardHash(salt));
  if (!same(hash(user.subarray(32, 40)), user.subarray(0, 32))) return null;
  const decipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), Buffer.alloc(16));
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(userKey.subarray(0, 32)), decipher.final()]);
}

/** Algorithms 2, 4 and 5 for an empty user password; null when the file wants another. */
function oldFileKey(facts: EncryptionFacts): Buffer | null {
  const { revision, owner, permissions, fileId, encryptsMetadata, user } = facts;
  const length = revision === 2 ? 5 : Math.min(16, Math.max(5, facts.keyLength >> 3));
  const flags = Buffer.alloc(4);
  flags.writeInt32LE(permissions | 0);
  let key = md5(
    padding,
    owner.subarray(0, 32),
    flags,
    fileId,
    ...(revision >= 4 && !encryptsMetadata ? [Buffer.alloc(4, 255)] : []),
  );
  for (let round = 0; revision >= 3 && round < 50; round += 1) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  if (revision === 2) return same(rc4(key, padding), user.subarray(0, 32)) ? key : null;
  let check = rc4(key, md5(padding, fileId));
  for (let round = 1; round <= 19; round += 1) check = rc4(Buffer.from(key.map((byte) => byte ^ round)), check);
  return same(check, user.subarray(0, 16)) ? key : null;
}

function decryptWith(fileKey: Buffer, method: string) {
  return (bytes: Buffer, number: number, generation: number): Buffer => {
    if (method === 'None' || method === 'Identity') return bytes;
    if (method === 'AESV3') return aes(fileKey, bytes);
    const place = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
    const key = md5(fileKey, place, ...(method === 'AESV2' ? [Buffer.from('sAlT')] : []));
    const own = key.subarray(0, Math.min(16, fileKey.length + 5));
    return method === 'AESV2' ? aes(own, bytes) : rc4(own, bytes);
  };
}

/** The decryption that opens the file without a password; null when it asks for one, or for a certificate. */
export function openWithoutPassword(facts: EncryptionFacts): Decryption | null {
  if (facts.filter !== 'Standard') return null;
  const fileKey = facts.revision >= 5 ? newFileKey(facts) : oldFileKey(facts);
  if (fileKey === null) return null;
  const usual = facts.version >= 5 ? 'AESV3' : 'V2';
  return {
    stream: decryptWith(fileKey, facts.streams ?? usual),
    text: decryptWith(fileKey, facts.strings ?? usual),
  };
}
