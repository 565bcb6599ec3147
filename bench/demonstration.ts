/*
 * How long does a first start take from the printed address until the living demonstration is complete, and what does it cost?
 *
 *   npm run bench -- demonstration
 *
 * Prints one JSON line: seconds, and processor seconds of the process that fills, of the server meanwhile and of PostgreSQL. On a machine
 * with other work the processor seconds say more. Linux only. Aim: below 30 s on two quiet cores, which is about 40 processor seconds.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildWeb } from '../e2e/harness/server.ts';
import { postgresPid } from '../faults/processes.ts';
import { rounded, say } from './support/figures.ts';
import { processorSeconds, treeProcessorSeconds } from './support/processor-time.ts';

const main = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url));
const patience = 300_000;

await buildWeb();
const folder = mkdtempSync(join(tmpdir(), 'dongbo-demonstration-'));
// PostgreSQL runs as a user of its own and has to pass through.
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
const child = spawn(process.execPath, [main], {
  env: {
    ...process.env,
    DONGBO_DATA: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    DONGBO_DEMONSTRATION: 'on',
  },
  stdio: ['ignore', 'pipe', 'pipe'],
});
const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
let said = '';
for (const stream of [child.stdout, child.stderr])
  stream.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });

async function untilSaid(words: RegExp): Promise<RegExpExecArray> {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = words.exec(said);
    if (found !== null) return found;
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`It did not say ${words.source}:\n${said}`);
    await pause(20);
  }
}

/** Processor seconds so far: of the server itself, of what it started and waited for, of PostgreSQL. */
function used(): { readonly server: number; readonly filling: number; readonly postgres: number } {
  const pid = child.pid ?? 0;
  const server = processorSeconds(pid);
  return {
    server,
    filling: treeProcessorSeconds(pid) - server,
    postgres: treeProcessorSeconds(postgresPid(dataDir) ?? 0),
  };
}

try {
  await untilSaid(/http:\/\/127\.0\.0\.1:\d+/);
  const begin = performance.now();
  const before = used();
  const [, dossiers = ''] = await untilSaid(/xong, ([\d.]+) hồ sơ/);
  const seconds = (performance.now() - begin) / 1_000;
  const after = used();
  const processor = {
    filling: rounded(after.filling - before.filling),
    server: rounded(after.server - before.server),
    postgres: rounded(after.postgres - before.postgres),
  };
  const all = rounded(processor.filling + processor.server + processor.postgres);
  say('demonstration', {
    dossiers: Number(dossiers.replaceAll('.', '')),
    seconds: rounded(seconds),
    processor: { ...processor, all },
  });
} finally {
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
