import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../faults/installation.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startTimeout = 120_000;
const stopTimeout = 20_000;

/** A whole installation of its own: server, worker and embedded database over a data folder that is thrown away. */
export interface RunningServer {
  /** For example `http://127.0.0.1:40123`. */
  readonly address: string;
  /** Ends the server, removes its folder and answers what it wrote to standard error since it was up. */
  readonly stop: () => Promise<string>;
}

/** Builds the web application when its sources have changed and starts one server on a free port. */
export async function startServer(): Promise<RunningServer> {
  await buildWeb();
  const dataDir = mkdtempSync(join(tmpdir(), 'dongbo-e2e-'));
  const child = spawn(process.execPath, ['packages/server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DONGBO_DATA: dataDir,
      // A port that is known beforehand: links in letters and messages name it.
      PORT: `${await freePort()}`,
      HOST: '127.0.0.1',
      DONGBO_LOG: 'error',
      DONGBO_DEMONSTRATION: 'accounts',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // The last resort when the tests end without their tear-down: the server must not outlive them.
  const lastResort = () => void child.kill('SIGTERM');
  process.once('exit', lastResort);
  let said = '';
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The server did not come up:\n${said}${complaints}`)),
      startTimeout,
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /đang chạy tại (http:\S+)[\s\S]*Ctrl-C/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('error', reject);
    void ended.then(() => reject(new Error(`The server ended at once:\n${said}${complaints}`)));
  });
  complaints = '';
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), stopTimeout);
      await ended;
      clearTimeout(forced);
      process.off('exit', lastResort);
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
      return complaints;
    },
  };
}

/** Builds the web application when it is out of date. In a process of its own: a build that fails ends the process that asked for it. */
export async function buildWeb(): Promise<void> {
  const script = "import('./scripts/launcher/web-build.mjs').then(({ buildWeb }) => buildWeb())";
  const build = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  build.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => build.once('close', resolve));
  if (code !== 0) throw new Error(said);
}
