import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { say, withProgress } from './say.mjs';

// What the tests use from outside the project: a browser, independent tools that look at PDFs and signatures, and a
// PostgreSQL as the administrator of a database server has it, with a connection pooler before it.
const tools = [
  { program: 'chromium', debianPackage: 'chromium' },
  { program: 'pdfsig', debianPackage: 'poppler-utils' },
  { program: 'certutil', debianPackage: 'libnss3-tools' },
  { program: 'qpdf', debianPackage: 'qpdf' },
  { program: 'initdb', debianPackage: 'postgresql' },
  { program: 'pgbouncer', debianPackage: 'pgbouncer' },
  { program: 'openssl', debianPackage: 'openssl' },
];
const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Installs what is missing where that is possible (as root on Debian), and answers the path of a browser, if any. */
export async function bringTestTools() {
  const wanted = missing();
  if (wanted.length > 0 && process.getuid?.() === 0 && findProgram('apt-get') !== undefined) {
    await oneAtATime('debian', async () => {
      const stillWanted = missing();
      if (stillWanted.length > 0) {
        await withProgress(`Installing ${stillWanted.join(', ')}`, async () => installDebianPackages(stillWanted));
      }
    });
  }
  const left = missing();
  if (left.length > 0) say(`Not installed here: ${left.join(', ')}. Tests that need them are skipped.`);
  return findBrowser();
}

function missing() {
  return tools.filter(({ program }) => !isThere(program)).map(({ debianPackage }) => debianPackage);
}

function isThere(program) {
  if (program === 'chromium') return findBrowser() !== undefined;
  return findProgram(program) !== undefined || (program === 'initdb' && findDatabaseServer());
}

/** Debian keeps the programs of each version apart from the search path. */
function findDatabaseServer() {
  const parent = '/usr/lib/postgresql';
  return existsSync(parent) && readdirSync(parent).some((name) => existsSync(join(parent, name, 'bin', 'initdb')));
}

function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && existsSync(named)) return named;
  return browserNames.map(findProgram).find((path) => path !== undefined);
}

function findProgram(name) {
  // Debian keeps services where the search path of an ordinary user does not look.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function installDebianPackages(names) {
  const options = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=2', '-o', 'DPkg::Lock::Timeout=120'];
  let said = '';
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const steps = [
      ['update', ...options],
      ['install', '--yes', '--no-install-recommends', ...options, ...names],
    ];
    const results = steps.map((args) => spawnApt(args));
    if (results.at(-1)?.status === 0) return;
    said = results.map(({ stderr }) => stderr).join('');
  }
  say(`\napt-get could not install ${names.join(', ')}:\n${said.trim().split('\n').slice(-5).join('\n')}`);
}

function spawnApt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 });
}
