import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedError } from './embedded-error.ts';

const Secrets = z.looseObject({
  ownerPassword: z.string().min(20),
  keeperPassword: z.string().min(20),
  appPassword: z.string().min(20),
});
/** Earlier versions knew no keeper. */
const Kept = Secrets.partial({ keeperPassword: true });

/** Passwords of the embedded server's roles. */
export type Secrets = z.infer<typeof Secrets>;

/** Reads `secrets.json` of the data folder, or makes it (mode 0600) when there is no database yet. To be called under the lock of the
 * folder. */
export function readOrMakeSecrets(dataDir: string, data: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (existsSync(path)) return completed(path);
  if (existsSync(data))
    throw new EmbeddedError(`${path} is missing: without it nobody can open the database in ${data}.`);
  return keep(path, { ownerPassword: newPassword(), keeperPassword: newPassword(), appPassword: newPassword() });
}

function keep(path: string, secrets: Secrets): Secrets {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
  return secrets;
}

function completed(path: string): Secrets {
  const { keeperPassword, ...kept } = readSecrets(path);
  if (keeperPassword !== undefined) return { ...kept, keeperPassword };
  return keep(path, { ...kept, keeperPassword: newPassword() });
}

function readSecrets(path: string): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new EmbeddedError(`${path} cannot be read or is damaged: bring it back from a backup.`, { cause });
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
