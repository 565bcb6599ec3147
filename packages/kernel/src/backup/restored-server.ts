import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { findPlacement, type Placement } from '../embedded/placement.ts';
import { startServer, stopServer } from '../embedded/server-process.ts';
import { copyMissing, copyTree, placesIn, type BackupNote } from './backup-folder.ts';
import { isNeededBy } from './log-folder.ts';
import type { RestoreOrder } from './restore-backup.ts';
import { serverTools } from './server-tools.ts';
import { inCommand } from '../embedded/wal-archive.ts';

/** A cluster of a server that was brought back: it lies still and complete, for the tools of its version. */
export interface RestoredServer {
  /** The cluster's folder, and who owns it (null: the user of this process). */
  readonly data: string;
  readonly uid: number | null;
  /** Folder of PostgreSQL's programs of that version. */
  readonly bin: string;
  readonly major: number;
  readonly database: string;
  readonly role: string;
}

type ServerNote = NonNullable<BackupNote['server']>;

/** Hands a folder to the user that PostgreSQL runs as, closed to everybody else. */
export async function giveAll({ account }: Placement, folder: string): Promise<void> {
  await chmod(folder, 0o700);
  if (!account) return;
  await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), account.uid, account.gid);
}

/** Fills begun segments up with zeros, as PostgreSQL itself does with those that it has not written to the end. */
async function completeSegments(log: string, segmentBytes: number): Promise<void> {
  for (const name of await readdir(log)) {
    if (!name.endsWith('.partial')) continue;
    const [begun, whole] = [join(log, name), join(log, name.slice(0, -'.partial'.length))];
    if (!existsSync(whole)) {
      await pipeline(
        createReadStream(begun),
        createGunzip(),
        async function* (parts: AsyncIterable<Buffer>) {
          let bytes = 0;
          for await (const part of parts) {
            bytes += part.length;
            yield part;
          }
          yield Buffer.alloc(segmentBytes - bytes);
        },
        createGzip({ level: 1 }),
        createWriteStream(`${whole}.part`, { mode: 0o600 }),
      );
      await rename(`${whole}.part`, whole);
    }
    await rm(begun);
  }
}

/** Settings of a server that only this machine's administrator and the same user reach, over a socket in a closed folder.
 * Whatever the old server was told is set aside: its archive, followers, libraries and addresses are not those of here. */
function quietSettings(socket: string): string[] {
  return [
    `config_file=${join(socket, 'postgresql.conf')}`,
    `hba_file=${join(socket, 'pg_hba.conf')}`,
    `ident_file=${join(socket, 'pg_ident.conf')}`,
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'port=5432',
    'ssl=off',
    'max_connections=50',
    'archive_mode=off',
    'primary_conninfo=',
    'synchronous_standby_names=',
    'shared_preload_libraries=',
    'session_preload_libraries=',
    'logging_collector=off',
    'log_destination=stderr',
    'log_min_messages=warning',
    'lc_messages=C',
    'external_pid_file=',
    'default_transaction_read_only=off',
  ];
}

function recoverySettings(log: string, at: Date | null): string[] {
  const segment = inCommand(join(log, '%f.gz')).replaceAll('%%f', '%f');
  return [
    `restore_command=test -f ${segment} && gzip -dc ${segment} > "%p"`,
    `recovery_target_time=${at === null ? '' : at.toISOString().replace('T', ' ').replace('Z', '+00')}`,
    'recovery_target_action=promote',
    'recovery_target_timeline=latest',
    // Nobody comes in before the log is read: "ready" then means that the restore is over.
    'hot_standby=off',
  ];
}

/** Starts a restored cluster beside everything else, only while `act` runs. */
async function whileRunning<T>(
  place: Placement,
  extra: readonly string[],
  act: (socket: string) => Promise<T>,
): Promise<T> {
  const socket = await mkdtemp(join(tmpdir(), 'dongbo-socket-'));
  try {
    // Safe without passwords: the folder lets nobody in but its owner.
    await writeFile(join(socket, 'pg_hba.conf'), 'local all all trust\n');
    await writeFile(join(socket, 'pg_ident.conf'), '');
    await writeFile(join(socket, 'postgresql.conf'), '');
    await giveAll(place, socket);
    await startServer(place, {
      port: 5432,
      durable: true,
      logPath: join(place.home, 'restored.log'),
      // Reading the log may take long; a moment that the log does not reach is said by PostgreSQL itself.
      patienceMs: 6 * 3_600_000,
      settings: [...quietSettings(socket), ...extra],
    });
    try {
      return await act(socket);
    } finally {
      await stopServer(place);
    }
  } finally {
    await rm(socket, { recursive: true, force: true });
  }
}

const ownConfiguration = `# Written by dongbo restore, because the copy held none (Debian keeps it outside of the cluster).
# What the old server was tuned to is not here.
listen_addresses = '127.0.0.1'
`;
const ownAccess = `# Written by dongbo restore, because the copy held none.
local all all peer
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
`;

/** So that the cluster can be started by its tools as it lies there. */
async function writeMissing(data: string): Promise<void> {
  for (const [name, text] of [
    ['postgresql.conf', ownConfiguration],
    ['pg_hba.conf', ownAccess],
    ['pg_ident.conf', ''],
  ] as const)
    if (!existsSync(join(data, name))) await writeFile(join(data, name), text, { mode: 0o600 });
}

/** Brings the cluster of a server back below the new data folder, read up to the moment, lying still. */
export async function recoverServer(
  order: RestoreOrder,
  note: BackupNote,
  server: ServerNote,
): Promise<RestoredServer> {
  const { bin } = serverTools(server.major);
  const places = placesIn(order.folder);
  const home = join(order.dataDir, 'postgres');
  await mkdir(home, { recursive: true });
  const place = { ...findPlacement(home, () => undefined), bin };
  await copyTree(places.cluster(note.id), place.data);
  await writeMissing(place.data);
  const log = join(place.home, 'restore-log');
  await copyMissing(places.log, log, isNeededBy(note));
  await completeSegments(log, server.segmentBytes);
  await writeFile(join(place.data, 'recovery.signal'), '', { mode: 0o600 });
  await giveAll(place, place.data);
  await giveAll(place, log);
  await whileRunning(place, recoverySettings(log, order.at), async () => undefined);
  await rm(log, { recursive: true, force: true });
  const { uid } = await stat(place.data);
  const own = process.getuid?.() === uid;
  const { major, database, role } = server;
  return { data: place.data, uid: own ? null : uid, bin, major, database, role };
}

/** Runs a restored cluster while somebody looks into it, and stops it again; `act` gets its address. */
export async function withRestoredServer<T>(
  dataDir: string,
  server: RestoredServer,
  act: (url: string) => Promise<T>,
): Promise<T> {
  const place = { ...findPlacement(join(dataDir, 'postgres'), () => undefined), bin: server.bin };
  return await whileRunning(place, [], (socket) => {
    const url = new URL(`postgres://localhost/${encodeURIComponent(server.database)}`);
    url.username = encodeURIComponent(server.role);
    url.searchParams.set('host', socket);
    return act(url.href);
  });
}
