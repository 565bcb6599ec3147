/*
 * How long does `npm start` take until it prints its address: the first time (database made, demonstration data loaded)
 * and when all is there? Installing packages and building the web application happen before and are not counted here.
 *
 *   npm run bench -- second-start [--starts N]
 *
 * Prints one JSON line. Aim: below 5 s from the second start on.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWeb } from '../e2e/harness/server.ts';
import { say, spread } from './support/figures.ts';

const { values } = parseArgs({ options: { starts: { type: 'string', default: '5' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const patience = 180_000;

/** Starts as a person does, stops as a service is stopped; milliseconds until the address stood there. */
async function startOnce(dataDir: string): Promise<number> {
  const begin = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, DONGBO_DATA: dataDir, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  try {
    return await new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`It did not come up:\n${said}`)), patience);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (!/http:\/\/127\.0\.0\.1:\d+/.test(said)) return;
          clearTimeout(late);
          resolve(performance.now() - begin);
        });
      }
      void ended.then(() => reject(new Error(`It ended at once:\n${said}`)));
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

await buildWeb();
const folder = mkdtempSync(join(tmpdir(), 'dongbo-start-'));
// PostgreSQL runs as a user of its own and has to pass through.
chmodSync(folder, 0o711);
try {
  const firstMs = Math.round(await startOnce(join(folder, 'data')));
  const later: number[] = [];
  for (let count = 1; count < Number(values.starts); count += 1) later.push(await startOnce(join(folder, 'data')));
  say('second-start', { firstMs, laterMs: spread(later) });
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
