import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';
import type { Placement } from './placement.ts';

/** Role that owns the cluster, its superuser: prepares the database and copies it, and never works in it. */
export const ownerRole = 'dongbo_owner';
/** Role that owns the database: migrations and the job queue. No superuser. */
export const keeperRole = 'dongbo_keeper';
/** Role of the running application; it has only what migrations grant. */
export const appRole = 'dongbo_app';
export const databaseName = 'dongbo';

/** Environment of PostgreSQL's programs: nothing of ours leaks in, messages come in English. */
export const plainEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Makes the cluster when there is none. It appears under its name only when complete, so that an interrupted first
 * start leaves nothing half made. */
export async function createCluster(place: Placement, password: string, durable: boolean): Promise<void> {
  if (existsSync(place.data)) {
    refuseOtherVersion(place);
    return;
  }
  const unfinished = join(place.home, 'data.new');
  rmSync(unfinished, { recursive: true, force: true });
  const folder = mkdtempSync(join(place.home, 'initdb-'));
  try {
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.account) {
      chownSync(folder, place.account.uid, place.account.gid);
      chownSync(passwordFile, place.account.uid, place.account.gid);
    }
    await runInitdb(place, [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])]);
    renameSync(unfinished, place.data);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseOtherVersion(place: Placement): void {
  const kept = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  const ours = place.version.split('.')[0];
  if (kept === ours) return;
  throw new EmbeddedError(
    `The database in ${place.data} was made by PostgreSQL ${kept}; this program brings ${ours}. Move it with pg_dump, or start once with the older program.`,
  );
}

// The builtin collation sorts alike on every machine and never needs its indexes rebuilt; Vietnamese order is asked
// for by name (COLLATE "vi-x-icu") where people read a list.
const initdbFlags = [
  `--username=${ownerRole}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--data-checksums',
  '--no-instructions',
];

async function runInitdb(place: Placement, flags: readonly string[]): Promise<void> {
  const child = spawn(join(place.bin, 'initdb'), [...initdbFlags, ...flags], {
    cwd: '/',
    env: plainEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...place.account,
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (said.includes('could not look up effective user ID'))
    throw new EmbeddedError(
      `PostgreSQL runs only under a user that has a name, and user number ${place.account?.uid ?? process.getuid?.() ?? '?'} has no entry in /etc/passwd: add one, or name a database server of your own in DATABASE_URL.`,
    );
  if (code !== 0) throw new EmbeddedError(`PostgreSQL could not make a database in ${place.data}: ${said.trim()}`);
}
