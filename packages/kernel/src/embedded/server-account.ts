import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.ts';

/** The operating-system user PostgreSQL runs as. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const madeByUs = 'dongbo-postgres';

/** The account to run PostgreSQL as, or undefined for the user of this process. PostgreSQL refuses to run as root, so
 * root borrows: the owner of an existing data folder, the user `postgres`, or a system user made for the purpose. */
export function findServerAccount(existingData: string | undefined): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existingData !== undefined) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp('postgres') ?? lookUp(madeByUs) ?? makeAccount();
}

function lookUp(name: string): ServerAccount | undefined {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}

function makeAccount(): ServerAccount {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', madeByUs]);
  const account = lookUp(madeByUs);
  if (account) return account;
  throw new EmbeddedError(
    `PostgreSQL never runs as root, and the user "${madeByUs}" could not be made. Start as an ordinary user, or make one with "useradd --system ${madeByUs}".`,
  );
}

/** Whether the account can run or enter `path`, asked of the operating system itself by a process of that account. */
export function canEnter(account: ServerAccount | undefined, path: string): boolean {
  return spawnSync('test', ['-x', path], { cwd: '/', ...account }).status === 0;
}
