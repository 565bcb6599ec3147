import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode24 } from './node-24.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './root.mjs';
import { fail, withProgress } from './say.mjs';

const web = join(root, 'packages', 'web');
const dist = join(web, 'dist');
const fresh = join(web, '.dist-new');
const marker = join(dist, '.sources');
const inputs = ['packages/web', 'packages/contract', 'package-lock.json'];
const skipped = new Set(['node_modules', 'dist', '.dist-new']);

/** Builds the web application when its sources are not those of the last build. */
export async function buildWeb() {
  if (!existsSync(join(web, 'vite.config.ts'))) return;
  const wanted = fingerprint();
  if (isBuiltFrom(wanted)) return;
  await oneAtATime('web', async () => {
    if (isBuiltFrom(wanted)) return;
    await withProgress('Building the web application', async () => runVite());
    writeFileSync(join(fresh, '.sources'), wanted);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  });
}

function isBuiltFrom(wanted) {
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted;
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, join(root, input), input);
  return hash.digest('hex');
}

function addTo(hash, path, name) {
  if (!existsSync(path)) return;
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    hash.update(`${name}\n`).update(readFileSync(path));
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (skipped.has(entry.name) || entry.name.includes('.test.')) continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) addTo(hash, inner, `${name}/${entry.name}`);
    else hash.update(`${name}/${entry.name}\n`).update(readFileSync(inner));
  }
}

function runVite() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  // Whoever asks may be a test runner, whose own NODE_ENV would put React's development version into the pages.
  const env = { ...process.env, NODE_ENV: 'production' };
  const done = spawnSync(findNode24(), args, { cwd: web, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) fail(`\nThe web application could not be built:\n${done.stdout}${done.stderr}`);
}
