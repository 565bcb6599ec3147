import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedError } from './embedded-error.ts';

const Secrets = z.looseObject({ ownerPassword: z.string().min(20), appPassword: z.string().min(20) });

/** Passwords of the embedded server's two roles. */
export type Secrets = z.infer<typeof Secrets>;

/** Reads `secrets.json` of the data folder, or makes it (mode 0600) when there is no database yet. */
export function readOrMakeSecrets(dataDir: string, data: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (existsSync(path)) return readSecrets(path);
  if (existsSync(data))
    throw new EmbeddedError(`${path} is missing: without it nobody can open the database in ${data}.`);
  const made: Secrets = { ownerPassword: newPassword(), appPassword: newPassword() };
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
  return made;
}

function readSecrets(path: string): Secrets {
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new EmbeddedError(`${path} cannot be read or is damaged: bring it back from a backup.`, { cause });
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
