import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from '../embedded/binaries.ts';
import { plainEnvironment } from '../embedded/cluster.ts';
import { EmbeddedError } from '../embedded/embedded-error.ts';
import { BackupError } from './backup-folder.ts';

/** A folder with programs of PostgreSQL, and their major version. */
export interface ServerTools {
  readonly bin: string;
  readonly major: number;
}

/** Where systems put the programs of each version; the search path comes last, because Debian's stand-ins there choose a
 * version by themselves. */
function* folders(): Generator<string> {
  const numbered = (parent: string, tail: string, prefix = ''): string[] =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => name.startsWith(prefix) && /\d+$/.test(name))
          .map((name) => join(parent, name, tail))
      : [];
  yield* numbered('/usr/lib/postgresql', 'bin');
  yield* numbered('/usr', 'bin', 'pgsql-');
  yield* numbered('/opt/homebrew/opt', 'bin', 'postgresql@');
  yield* plainEnvironment.PATH.split(':');
  try {
    yield join(findBinaries().root, 'bin');
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error;
  }
}

function majorOf(program: string): number | undefined {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', cwd: '/', env: plainEnvironment });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
  return Number.isInteger(major) ? major : undefined;
}

/** The first folder that holds all these programs in a version that fits; undefined when there is none. */
export function findTools(
  programs: readonly [string, ...string[]],
  fits: (major: number) => boolean,
): ServerTools | undefined {
  for (const bin of folders()) {
    if (!programs.every((program) => existsSync(join(bin, program)))) continue;
    const major = majorOf(join(bin, programs[0]));
    if (major !== undefined && fits(major)) return { bin, major };
  }
  return undefined;
}

/** Programs that copy a server of this major version; newer ones can too. */
export function copyTools(major: number): ServerTools {
  const found = findTools(['pg_basebackup', 'pg_receivewal'], (version) => version >= major);
  if (found) return found;
  throw new BackupError(
    `The programs pg_basebackup and pg_receivewal of PostgreSQL ${major} or newer are not on this machine: install them (Debian, Ubuntu: apt-get install postgresql-client-${major}), or copy only files and keys with --files-only.`,
  );
}

/** The server program of exactly this major version: no other can open its clusters. */
export function serverTools(major: number): ServerTools {
  const found = findTools(['postgres'], (version) => version === major);
  if (found) return found;
  throw new BackupError(
    `PostgreSQL ${major} is not on this machine, and no other version can bring this backup back: install it (Debian, Ubuntu: apt-get install postgresql-${major}).`,
  );
}

/** Runs a program of PostgreSQL on a server. The password goes by its environment, where lists of processes do not show
 * it. Throws `BackupError` with what the program said. */
export async function runTool(program: string, url: string, args: readonly string[]): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(program, ['--no-password', `--dbname=${address.href}`, ...args], {
    cwd: '/',
    env: { ...plainEnvironment, ...(password === '' ? {} : { PGPASSWORD: password }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said = `${said}${text.toString()}`.slice(-4000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new BackupError(said.trim() === '' ? `${program} ended with code ${code}.` : said.trim());
}
