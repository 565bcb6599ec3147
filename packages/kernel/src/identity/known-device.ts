import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** A browser in which somebody has signed in here, as its cookie says; whether it is still known, and to whom, the database says. */
export interface KnownDevice {
  readonly id: string;
  readonly secretHash: Buffer;
}

/** The key under which such cookies are signed, derived from the secret of the installation (RFC 5869). */
export const deviceKeyOf = (secret: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'dongbo known device', 32));

/** The key under which the browsers of a person seal what was typed and not sent: the same on each, and nowhere stored, so that who has
 * the disk of a shared computer and not the account reads nothing. */
export const typingKeyOf = (deviceKey: Buffer, personId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', deviceKey, '', `dongbo typing of ${personId}`, 32));

const markOf = (key: Buffer, id: string, secret: string): Buffer =>
  createHmac('sha256', key).update(`${id}.${secret}`).digest();

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const cookieForm = /^([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{43})\.([\w-]{43})$/;

/** What a cookie of a known browser says; null when it is not ours. The signature spares the gate a look into the database. */
export function readDevice(cookie: string | undefined, key: Buffer): KnownDevice | null {
  const [, id, secret, mark] = cookieForm.exec(cookie ?? '') ?? [];
  if (id === undefined || secret === undefined || mark === undefined) return null;
  const said = Buffer.from(mark, 'base64url');
  const right = markOf(key, id, secret);
  if (said.length !== right.length || !timingSafeEqual(said, right)) return null;
  return { id, secretHash: hashOf(secret) };
}

/** A new secret for a browser, and the cookie that carries it. */
export function makeDeviceCookie(id: string, key: Buffer): { readonly cookie: string; readonly secretHash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { cookie: `${id}.${secret}.${markOf(key, id, secret).toString('base64url')}`, secretHash: hashOf(secret) };
}
