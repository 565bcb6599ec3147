import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { archiveSettings, prepareArchive } from './wal-archive.ts';
import { plainEnvironment } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Placement } from './placement.ts';
import { commandOf, isAlive, isZombie } from './process-identity.ts';

/** What PostgreSQL itself says in `postmaster.pid`. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on this cluster, or undefined. A pid file whose process is gone, or whose number now belongs
 * to another program, is removed: PostgreSQL itself would refuse to start in the second case. */
export function findRunning(place: Placement): RunningServer | undefined {
  const path = join(place.data, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const text = readIfThere(path);
  // PostgreSQL makes the file first and fills it then: taken away in between, its server would end at once.
  if (text === undefined || (!text.includes('\n') && !isOld(path))) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!isServer(pid)) {
    rmSync(path, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Left half written by a crash, not being written just now. */
function isOld(path: string): boolean {
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  return performance.timeOrigin + performance.now() - changed > 5_000;
}

function isServer(pid: number): boolean {
  return pid > 0 && isAlive(pid) && !isZombie(pid) && commandOf(pid).includes('postgres');
}

export interface ServerOptions {
  readonly port: number;
  readonly durable: boolean;
  /** For a large load by this process alone: the log does not repeat the rows of tables written anew, so nobody can archive
   * or copy it. What is committed is on disk all the same. */
  readonly loading?: boolean;
  readonly logPath: string;
  /** How long a start may take; reading a long log back takes longer. A minute when not given. */
  readonly patienceMs?: number | undefined;
  /** `name=value`, instead of those of the embedded server. */
  readonly settings?: readonly string[];
}

/** An address of a socket holds about 100 bytes. */
const longestSocketFolder = 80;

/** Where the server listens beside its port: a round trip over a socket takes a quarter less processor time than TCP on the same
 * machine. Null where there are none, or the folder's name is too long for one. */
export function socketFolder({ home }: Placement): string | null {
  if (process.platform === 'win32' || Buffer.byteLength(home) > longestSocketFolder || /[,'"\s]/.test(home))
    return null;
  return home;
}

/** Settings of the small, default mode: one machine, shared with the application. */
function settings(place: Placement, { port, durable, loading = false }: ServerOptions): string[] {
  const always = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${socketFolder(place) ?? ''}`,
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_messages=warning',
    'log_line_prefix=%m [%p] ',
    'lc_messages=C',
    'random_page_cost=1.1',
  ];
  const kept = [
    'shared_buffers=256MB',
    'wal_level=replica',
    'synchronous_commit=on',
    'max_wal_size=2GB',
    'wal_compression=on',
  ];
  const whileLoading = [
    'shared_buffers=512MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'synchronous_commit=on',
    'max_wal_size=6GB',
    'checkpoint_timeout=20min',
    // Three tables' indexes are built side by side as it is.
    'max_parallel_maintenance_workers=1',
  ];
  // For tests: what a power cut would lose does not matter, the time of the disk does.
  const thrownAway = [
    'shared_buffers=128MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_wal_size=2GB',
    'checkpoint_timeout=30min',
  ];
  if (!durable) return [...always, ...thrownAway];
  return [...always, ...(loading ? whileLoading : [...kept, ...archiveSettings(place)])];
}

/** Starts PostgreSQL and waits until it takes connections. The server leads its own process group: Ctrl-C in a
 * terminal must reach the application first, which then stops the server in order. */
export async function startServer(place: Placement, options: ServerOptions): Promise<RunningServer> {
  const deadline = performance.now() + (options.patienceMs ?? 60_000);
  if (options.durable && !options.settings) prepareArchive(place);
  for (;;) {
    const from = setAsideLargeLog(options.logPath);
    removeSocket(place, options.port);
    const child = launch(place, options);
    const running = await waitUntilReady(place, child, deadline);
    if (running) return running;
    const said = readFileSync(options.logPath, 'utf8').slice(from).trim();
    // After a killed postmaster its children need a moment to notice and to let go of the shared memory.
    if (!said.includes('is still in use') || performance.now() > deadline) {
      throw new EmbeddedError(`PostgreSQL did not start. It said (${options.logPath}):\n${said.slice(-2000)}`);
    }
    await pause(200);
  }
}

/** A killed server leaves its socket behind, with a process number that somebody else may have by now. */
function removeSocket(place: Placement, port: number): void {
  for (const name of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`]) rmSync(join(place.home, name), { force: true });
}

function launch(place: Placement, options: ServerOptions): ChildProcess {
  const log = openSync(options.logPath, 'a', 0o600);
  const chosen = (options.settings ?? settings(place, options)).flatMap((setting) => ['-c', setting]);
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.data, ...chosen], {
    cwd: '/',
    detached: true,
    env: plainEnvironment,
    stdio: ['ignore', log, log],
    ...place.account,
  });
  closeSync(log);
  child.once('error', () => {}); // a program that cannot be run shows as "has ended" in waitUntilReady
  child.unref();
  return child;
}

async function waitUntilReady(
  place: Placement,
  child: ChildProcess,
  deadline: number,
): Promise<RunningServer | undefined> {
  while (performance.now() < deadline) {
    const running = findRunning(place);
    if (running?.ready && running.pid === child.pid) return running;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return undefined;
    await pause(15);
  }
  return undefined;
}

/** Keeps one older log; answers where the new messages will begin. */
function setAsideLargeLog(path: string): number {
  if (!existsSync(path)) return 0;
  const { size } = statSync(path);
  if (size < 10_000_000) return size;
  renameSync(path, `${path}.1`);
  return 0;
}

/** Waits until a server that somebody else started (or is stopping) is ready; undefined when it went away. */
export async function waitForOther(place: Placement): Promise<RunningServer | undefined> {
  const deadline = performance.now() + 120_000;
  for (let running = findRunning(place); running; running = findRunning(place)) {
    if (running.ready) return running;
    if (performance.now() > deadline)
      throw new EmbeddedError(`PostgreSQL (process ${running.pid}) has not become ready for two minutes.`);
    await pause(25);
  }
  return undefined;
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(place: Placement): Promise<void> {
  const running = findRunning(place);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  const deadline = performance.now() + 60_000;
  while (isServer(running.pid)) {
    if (performance.now() > deadline)
      throw new EmbeddedError(`PostgreSQL (process ${running.pid}) did not stop within a minute.`);
    await pause(10);
  }
}
