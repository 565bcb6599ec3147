import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { appRole, createCluster, databaseName, keeperRole, ownerRole } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import { addHolder, removeHolder, withLock } from './holders.ts';
import { type Placement, findPlacement } from './placement.ts';
import { prepareDatabase } from './prepare-database.ts';
import { type Secrets, readOrMakeSecrets } from './secrets.ts';
import {
  type RunningServer,
  findRunning,
  socketFolder,
  startServer,
  stopServer,
  waitForOther,
} from './server-process.ts';

export interface EmbeddedOptions {
  /** Folder of everything that is kept; made when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; a free one is chosen and remembered when not given. */
  readonly port?: number;
  /** False only for tests: a power cut may lose data then. */
  readonly durable: boolean;
  /** For one large load by this process alone, see `ServerOptions`; without effect on a server that runs already. */
  readonly loading?: boolean;
  /** Told in one line each: what a person at the terminal should know. */
  readonly onNotice?: (line: string) => void;
  /** How long PostgreSQL may take to come up; a minute when not given. */
  readonly patienceMs?: number;
}

/** A PostgreSQL of the program's own, on loopback only. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** Database `dongbo` as the application's role (`dongbo_app`). */
  readonly url: string;
  /** Database `dongbo` as its owner (`dongbo_keeper`), no superuser: migrations and the job queue. */
  readonly ownerUrl: string;
  /** Database `dongbo` as the superuser (`dongbo_owner`): copies of the whole cluster, and tests. */
  readonly superuserUrl: string;
  readonly port: number;
  /** True when the server was running already: left by a killed process, or shared with a living one. */
  readonly adopted: boolean;
  /** Fast shutdown, unless another living process uses the same server. */
  stop(): Promise<void>;
}

/** Brings the embedded PostgreSQL of a data folder: makes it on the first start, adopts it when it runs, starts it
 * again when it is killed while in use. Throws `EmbeddedError` with a remedy in plain words. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const notice = options.onNotice ?? (() => {});
  const started = await withLock(dataDir, async () => {
    const place = findPlacement(dataDir, notice);
    const secrets = readOrMakeSecrets(dataDir, place.data);
    await createCluster(place, secrets.ownerPassword, options.durable);
    const { running, adopted } = await adoptOrStart(place, secrets, dataDir, options);
    addHolder(dataDir);
    return { place, secrets, running, adopted };
  });
  const watch = keepAlive(started.place, dataDir, { ...options, port: started.running.port }, notice);
  const stop = async (): Promise<void> => {
    watch.end();
    await withLock(dataDir, async () => {
      if (!removeHolder(dataDir).othersLeft) await stopServer(started.place);
    });
  };
  const { port } = started.running;
  // A server that was adopted may have been started by a version that made no socket.
  const folder = socketFolder(started.place);
  const hasSocket = folder !== null && existsSync(join(folder, `.s.PGSQL.${port}`));
  const socket = hasSocket ? `?host=${encodeURIComponent(folder)}` : '';
  return {
    url: urlOf(port, appRole, started.secrets.appPassword) + socket,
    ownerUrl: urlOf(port, keeperRole, started.secrets.keeperPassword) + socket,
    superuserUrl: urlOf(port, ownerRole, started.secrets.ownerPassword) + socket,
    port: started.running.port,
    adopted: started.adopted,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function adoptOrStart(
  place: Placement,
  secrets: Secrets,
  dataDir: string,
  options: EmbeddedOptions,
): Promise<{ running: RunningServer; adopted: boolean }> {
  const found = await waitForOther(place);
  const running = found ?? (await startOnPort(place, dataDir, options));
  try {
    const asSuperuser = (database: string) => urlOf(running.port, ownerRole, secrets.ownerPassword, database);
    await prepareDatabase(asSuperuser, secrets);
    return { running, adopted: found !== undefined };
  } catch (error) {
    // A server that was found may have been on its way out: killed, but not gone. Then it is gone a moment later.
    await pause(200);
    if (found === undefined || findRunning(place)?.pid === found.pid) throw error;
    return adoptOrStart(place, secrets, dataDir, options);
  }
}

function urlOf(port: number, role: string, password: string, database = databaseName): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function startOnPort(place: Placement, dataDir: string, options: EmbeddedOptions): Promise<RunningServer> {
  const memory = join(dataDir, 'postgres.port');
  const port = options.port ?? (await freePort(rememberedPort(memory)));
  writeFileSync(memory, `${port}\n`);
  return startServer(place, {
    port,
    durable: options.durable,
    loading: options.loading ?? false,
    logPath: join(dataDir, 'postgres.log'),
    patienceMs: options.patienceMs,
  });
}

function rememberedPort(memory: string): number {
  try {
    const port = Number(readFileSync(memory, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

/** The wanted port if it is free, otherwise one that the operating system names. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  const port = await new Promise<number | undefined>((resolvePort) => {
    server.once('error', () => resolvePort(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      resolvePort(address !== null && typeof address === 'object' ? address.port : undefined);
    });
  });
  await new Promise((closed) => server.close(closed));
  if (port !== undefined) return port;
  if (wanted === 0) throw new EmbeddedError('No free port on 127.0.0.1.');
  return freePort(0);
}

/** Looks once a second whether the server lives, and starts it again on the same port when it was killed. */
function keepAlive(
  place: Placement,
  dataDir: string,
  options: EmbeddedOptions & { port: number },
  notice: (line: string) => void,
): { end(): void } {
  let state: 'watching' | 'reviving' | 'ended' = 'watching';
  const look = async (): Promise<void> => {
    if (state !== 'watching' || findRunning(place)) return;
    state = 'reviving';
    try {
      await withLock(dataDir, async () => {
        if (isEnded() || findRunning(place)) return;
        notice('PostgreSQL had stopped; it is started again');
        await startOnPort(place, dataDir, options);
      });
    } catch (error) {
      notice(error instanceof Error ? error.message : String(error));
    }
    if (!isEnded()) state = 'watching';
  };
  // A function, because the state changes while the lock is awaited.
  const isEnded = (): boolean => state === 'ended';
  const timer = setInterval(() => void look(), 1000).unref();
  return {
    end: () => {
      state = 'ended';
      clearInterval(timer);
    },
  };
}
