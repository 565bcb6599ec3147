import { hkdfSync } from 'node:crypto';

/** The key under which secrets of authenticator apps are sealed and recovery codes hashed, derived from the installation's own (RFC 5869). */
export const factorKeyOf = (deviceKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', deviceKey, '', 'dongbo second factor', 32));
