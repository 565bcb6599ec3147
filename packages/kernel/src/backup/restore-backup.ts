import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlacement, type Placement } from '../embedded/placement.ts';
import { startEmbedded } from '../embedded/start-embedded.ts';
import {
  BackupError,
  copyMissing,
  copyTree,
  copyWhole,
  listBackups,
  placesIn,
  type BackupNote,
} from './backup-folder.ts';
import { isNeededBy } from './log-folder.ts';
import { giveAll, recoverServer, type RestoredServer } from './restored-server.ts';
import { isContent } from './take-backup.ts';
import { inCommand } from '../embedded/wal-archive.ts';

export interface RestoreOrder {
  /** Folder of the backup. */
  readonly folder: string;
  /** New data folder; must not hold anything yet. */
  readonly dataDir: string;
  /** The moment to go back to; null: as far as the log reaches. */
  readonly at: Date | null;
}

export interface RestoreDone {
  readonly id: string;
  readonly files: number;
  /** Where a server's database lies now; null: it is the embedded one of the new data folder. */
  readonly server: RestoredServer | null;
}

/** The newest backup that was finished by then. */
function choose(all: readonly BackupNote[], at: Date | null, folder: string): BackupNote {
  const fitting = all.filter(({ endedAt }) => at === null || Date.parse(endedAt) <= at.getTime());
  const chosen = fitting.at(-1);
  if (chosen !== undefined) return chosen;
  const first = all[0];
  throw new BackupError(
    first === undefined
      ? `There is no complete backup of a database in ${folder}.`
      : `The oldest backup in ${folder} was finished at ${first.endedAt}; no earlier moment can be brought back.`,
  );
}

const ours = '# dongbo restore';

/** Where PostgreSQL finds the log and where it stops; read at its next start. */
async function setRecovery(place: Placement, log: string, at: Date | null): Promise<void> {
  const path = join(place.data, 'postgresql.auto.conf');
  const segment = inCommand(join(log, '%f.gz')).replaceAll('%%f', '%f');
  const command = `test -f ${segment} && gzip -dc ${segment} > "%p"`;
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const lines = [
    ours,
    `restore_command = ${quoted(command)}`,
    ...(at === null
      ? []
      : [`recovery_target_time = ${quoted(at.toISOString().replace('T', ' ').replace('Z', '+00'))}`]),
    // Nobody comes in before the log is read: "ready" then means that the restore is over.
    'hot_standby = off',
    "recovery_target_action = 'promote'",
    "recovery_target_timeline = 'latest'",
  ];
  const before = existsSync(path) ? await readFile(path, 'utf8') : '';
  await writeFile(path, `${before}\n${lines.join('\n')}\n`, { mode: 0o600 });
  await writeFile(join(place.data, 'recovery.signal'), '', { mode: 0o600 });
}

async function clearRecovery(place: Placement): Promise<void> {
  const path = join(place.data, 'postgresql.auto.conf');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, text.indexOf(ours)));
}

const emptyFolders = [
  'pg_wal/archive_status',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];

async function recoverEmbedded(order: RestoreOrder, note: BackupNote): Promise<void> {
  const places = placesIn(order.folder);
  const home = join(order.dataDir, 'postgres');
  await mkdir(home, { recursive: true });
  const place = findPlacement(home, () => undefined);
  await copyTree(places.cluster(note.id), place.data);
  for (const empty of emptyFolders) await mkdir(join(place.data, empty), { recursive: true, mode: 0o700 });
  const log = join(place.home, 'restore-log');
  await copyMissing(places.log, log, isNeededBy(note));
  await setRecovery(place, log, order.at);
  await giveAll(place, place.data);
  await giveAll(place, log);
  await copyWhole(join(places.keys, 'secrets.json'), join(home, 'secrets.json'));
  await chmod(join(home, 'secrets.json'), 0o600);
  // Reading the log may take long; a moment that the log does not reach is said by PostgreSQL itself.
  const server = await startEmbedded({ dataDir: home, durable: true, patienceMs: 6 * 3_600_000 });
  await server.stop();
  await clearRecovery(place);
  await rm(log, { recursive: true, force: true });
}

/** Brings database, files and keys of a backup back into a new data folder and lets PostgreSQL read its log up to the
 * moment. Nothing runs afterwards. */
export async function restoreBackup(order: RestoreOrder): Promise<RestoreDone> {
  const { dataDir, folder } = order;
  if (existsSync(dataDir) && (await readdir(dataDir)).length > 0)
    throw new BackupError(`${dataDir} is not empty. A restore never writes over anything: name a new folder.`);
  const places = placesIn(folder);
  const note = choose(await listBackups(folder), order.at, folder);
  const server = note.server === null ? null : await recoverServer(order, note, note.server);
  if (server === null) await recoverEmbedded(order, note);
  if (existsSync(join(places.keys, 'installation.key'))) {
    await copyWhole(join(places.keys, 'installation.key'), join(dataDir, 'installation.key'));
    await chmod(join(dataDir, 'installation.key'), 0o600);
  }
  const files = await copyMissing(places.files, join(dataDir, 'files'), isContent);
  return { id: note.id, files, server };
}
