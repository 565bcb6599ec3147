import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { fail, withProgress } from './say.mjs';

const lockFile = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const marker = join(modules, '.dongbo-installed');

/** Installs the packages of the lock file when they are not there yet. */
export async function installPackages() {
  if (isInstalled()) return;
  await oneAtATime('install', async () => {
    if (isInstalled()) return;
    await withProgress('Installing packages (once, one or two minutes)', runNpm);
    if (!existsSync(modules)) fail('npm reported success, but there is no node_modules folder.');
    writeFileSync(marker, fingerprint());
  });
}

function isInstalled() {
  const wanted = fingerprint();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return true;
  if (!holdsWhatTheLockFileNames()) return false;
  writeFileSync(marker, wanted);
  return true;
}

function fingerprint() {
  const text = existsSync(lockFile) ? readFileSync(lockFile) : readFileSync(join(root, 'package.json'));
  return `${createHash('sha256').update(text).digest('hex')} ${process.platform}-${process.arch}`;
}

/** Whether somebody installed the same by hand: npm's own record of node_modules agrees with the lock file. Then
 * nothing is installed a second time under the feet of a program that runs from here. */
function holdsWhatTheLockFileNames() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(lockFile) || !existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') || !isForThisMachine(wanted)) return true;
    const found = installed[path];
    // A package that is optional may be left out by npm for reasons of its own (another libc, for one).
    if (found === undefined) return wanted.optional === true && !path.startsWith('node_modules/node-');
    return wanted.link === true || (found.version === wanted.version && found.integrity === wanted.integrity);
  });
}

function isForThisMachine({ os, cpu }) {
  return (os === undefined || os.includes(process.platform)) && (cpu === undefined || cpu.includes(process.arch));
}

async function runNpm() {
  // Not "npm ci": it refuses a lock file that leaves out optional packages which a registry does not carry (programs
  // for other operating systems, mostly). Installing without saving takes the same versions and checks the same
  // checksums. Quiet, because npm itself may run under an older Node and would warn about all that asks for 24.
  const flags = ['install', '--no-save', '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  const npm = process.env.npm_execpath;
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(program, [...before, ...flags, '--no-update-notifier'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(1);
    });
    child.once('close', resolve);
  });
  if (code !== 0) fail(`\n"npm install" failed:\n${said.trim().split('\n').slice(0, 25).join('\n')}`);
}
