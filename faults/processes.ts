import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
const startPatience = 180_000;

export interface ProgramOptions {
  /** `serve` or `worker`, with what belongs to it. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The terminal program of another version; this one's when not given. */
  readonly program?: string;
  /** Everything the program writes goes here too. */
  readonly logPath: string;
}

/** One program of the installation, which is killed and started again. */
export interface Supervised {
  readonly name: string;
  /** Starts it and resolves when it says that it is up; milliseconds that took. */
  start(): Promise<number>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL after a while; resolves when it is gone. */
  stop(): Promise<void>;
  readonly isRunning: () => boolean;
  /** Its process number; null while it does not run. */
  readonly pid: () => number | null;
  /** What it said each time that it ended without being asked to. */
  readonly crashes: readonly string[];
}

function launch(options: ProgramOptions): ChildProcess {
  return spawn(process.execPath, [options.program ?? main, ...options.command, '--json'], {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function untilUp(child: ChildProcess, said: () => string): Promise<void> {
  const deadline = performance.now() + startPatience;
  while (!/^\{.*\}$/m.test(said())) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`It ended while starting: ${said().slice(-2000)}`);
    if (performance.now() > deadline) throw new Error(`It did not come up: ${said().slice(-2000)}`);
    await pause(20);
  }
}

const living = new Set<ChildProcess>();
// The last resort when the run itself is ended: nothing may outlive it.
process.once('exit', () => {
  for (const child of living) child.kill('SIGTERM');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

export function supervise(options: ProgramOptions): Supervised {
  const name = options.command[0] ?? 'program';
  const crashes: string[] = [];
  let child: ChildProcess | null = null;
  let isWanted = false;
  const gone = async (): Promise<void> => {
    while (child !== null) await pause(5);
  };
  return {
    name,
    crashes,
    isRunning: () => child !== null,
    pid: () => child?.pid ?? null,
    async start() {
      const begin = performance.now();
      const made = launch(options);
      let said = '';
      for (const stream of [made.stdout, made.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said = (said + text).slice(-20_000);
          appendFileSync(options.logPath, text);
        });
      }
      living.add(made);
      made.once('close', (code, signal) => {
        living.delete(made);
        if (isWanted) crashes.push(`${name} ended by itself (${code ?? signal}): ${said.slice(-1500)}`);
        child = null;
      });
      child = made;
      isWanted = true;
      await untilUp(made, () => said);
      return performance.now() - begin;
    },
    async kill() {
      isWanted = false;
      child?.kill('SIGKILL');
      await gone();
    },
    async stop() {
      isWanted = false;
      const asked = child;
      asked?.kill('SIGTERM');
      const force = setTimeout(() => asked?.kill('SIGKILL'), 30_000);
      await gone();
      clearTimeout(force);
    },
  };
}

/** Process number of the embedded PostgreSQL of a data folder, or null while none is noted. */
export function postgresPid(dataDir: string): number | null {
  const folder = join(dataDir, 'postgres');
  const pointer = join(folder, 'postgres.location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(folder, 'postgres');
  try {
    const pid = Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

/** Processes that PostgreSQL has started: one a connection and its own. Linux only; empty elsewhere. */
export function postgresChildren(postmaster: number): number[] {
  if (process.platform !== 'linux') return [];
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.filter((pid) => parentOf(pid) === postmaster).map(Number);
}

/** SIGKILL; a process that is gone already is what was wanted. */
export function killNow(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
