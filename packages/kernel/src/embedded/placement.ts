import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Binaries, areLinked, findBinaries, linkLibraries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import { type ServerAccount, canEnter, findServerAccount } from './server-account.ts';

/** Where one embedded server lives. */
export interface Placement {
  /** Folder of the programs `postgres` and `initdb`. */
  readonly bin: string;
  /** Folder that holds the cluster (`data`) and, for a moment, what initdb needs. */
  readonly home: string;
  readonly data: string;
  readonly account: ServerAccount | undefined;
  /** Version of the programs, such as 18.4.0-beta.17. */
  readonly version: string;
}

/** Root's place for what its closed home folder would hide from PostgreSQL's user. */
const outside = '/var/lib/dongbo';

/** Decides, once per data folder, where programs and cluster live, and makes them reachable for PostgreSQL's user. */
export function findPlacement(dataDir: string, notice: (line: string) => void): Placement {
  const inside = join(dataDir, 'postgres');
  const pointer = join(dataDir, 'postgres.location');
  const known = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : inside;
  const account = findServerAccount(existsSync(join(known, 'data')) ? join(known, 'data') : undefined);
  const fresh = known === inside && !existsSync(inside);
  const home = fresh && !canPassThrough(account, dataDir) ? moveOut(dataDir, pointer, notice) : known;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
  refuseForeignFolder(home, account);
  const found = findBinaries();
  const programs = reachableBinaries(found, home, account, notice);
  return { bin: join(programs, 'bin'), home, data: join(home, 'data'), account, version: found.version };
}

/** Whether PostgreSQL's user gets through the data folder. An empty one that only its own mode closes (made by mkdtemp,
 * for one) is opened for passing through, not for listing. */
function canPassThrough(account: ServerAccount | undefined, dataDir: string): boolean {
  if (canEnter(account, dataDir)) return true;
  const isOurs = readdirSync(dataDir).every((name) => name === 'postgres.lock');
  if (!isOurs || !canEnter(account, dirname(dataDir))) return false;
  chmodSync(dataDir, 0o711);
  return canEnter(account, dataDir);
}

/** Takes a new folder outside. A folder left by a data folder that somebody deleted is never taken over: its secrets
 * are gone with it. */
function moveOut(dataDir: string, pointer: string, notice: (line: string) => void): string {
  const key = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  let home = join(outside, key);
  for (let count = 2; existsSync(home); count += 1) home = join(outside, `${key}-${count}`);
  openFolder(outside);
  writeFileSync(pointer, `${home}\n`);
  notice(`PostgreSQL's user may not enter ${dataDir}; the database is kept in ${home}`);
  return home;
}

function openFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

function refuseForeignFolder(home: string, account: ServerAccount | undefined): void {
  if (canEnter(account, home)) return;
  throw new EmbeddedError(
    `The database in ${home} belongs to another user. Start as that user or as root, or choose another folder with DONGBO_DATA.`,
  );
}

/** The programs where PostgreSQL's user can run them: where npm put them, or a copy. */
function reachableBinaries(
  found: Binaries,
  home: string,
  account: ServerAccount | undefined,
  notice: (line: string) => void,
): string {
  if (canEnter(account, join(found.root, 'bin', 'postgres')) && linkLibraries(found.root)) return found.root;
  const parent = account ? outside : home;
  const copy = join(parent, `postgresql-${found.version}`);
  if (existsSync(copy) && areLinked(join(copy, 'native'))) return join(copy, 'native');
  if (account) openFolder(outside);
  notice(`PostgreSQL's programs are copied to ${copy}`);
  const unfinished = `${copy}.${process.pid}`;
  cpSync(found.root, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(unfinished, 'native'));
  rmSync(copy, { recursive: true, force: true });
  renameSync(unfinished, copy);
  return join(copy, 'native');
}
