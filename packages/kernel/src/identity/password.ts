import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { createTurns } from './in-turn.ts';

// Argon2id, which is the library's default; OWASP's numbers: 19 MiB, two passes, one lane. About 40 ms on one core.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs on the four threads of libuv, which read files and compress answers too and know no order of importance.
// Two at a time keep two cores busy; with four, everybody's pages would wait behind those who sign in at eight o'clock.
const inTurn = createTurns(2);

/** Hash of a password as text (argon2id, PHC string), with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(password.normalize('NFC'), parameters));
}

let decoy: Promise<string> | null = null;

/** Compares a password with a stored hash. Without a usable hash (no such account) it compares with a hash nobody knows
 * the password of, so that the answer takes as long. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('base64'));
  const usable = stored !== null && stored.startsWith('$argon2id$');
  const compared = usable ? stored : await decoy;
  const matches = await inTurn(() => verify(compared, password.normalize('NFC')));
  return usable && matches;
}
