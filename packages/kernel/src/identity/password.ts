import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// Argon2id, which is the library's default; OWASP's numbers: 19 MiB, two passes, one lane. About 40 ms on one core.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password as text (argon2id, PHC string), with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFC'), parameters);
}

let decoy: Promise<string> | null = null;

/** Compares a password with a stored hash. Without a usable hash (no such account) it compares with a hash nobody knows
 * the password of, so that the answer takes as long. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('base64'));
  const usable = stored !== null && stored.startsWith('$argon2id$');
  const matches = await verify(usable ? stored : await decoy, password.normalize('NFC'));
  return usable && matches;
}
