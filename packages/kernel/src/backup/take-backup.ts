import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findPlacement, type Placement } from '../embedded/placement.ts';
import {
  BackupError,
  copyMissing,
  copyTree,
  copyWhole,
  listBackups,
  placesIn,
  writeWhole,
  type BackupNote,
} from './backup-folder.ts';
import { archiveOf, wantArchive } from './wal-archive.ts';

export interface BackupOrder {
  /** Data folder of the installation. */
  readonly dataDir: string;
  /** Connection of the owner of the embedded database; null: the database lies on a server and is not ours to copy. */
  readonly ownerUrl: string | null;
  /** Where the backup goes; better on another disk. */
  readonly folder: string;
  /** True: only what has changed since the last backup (log and files), which is quick. */
  readonly changesOnly: boolean;
  /** How many backups of the database stay. */
  readonly keep: number;
  readonly now: () => Date;
}

export interface BackupDone {
  /** Null when the database was not copied as a whole. */
  readonly id: string | null;
  readonly bytes: number;
  readonly segments: number;
  readonly files: number;
  readonly dropped: readonly string[];
}

/** Folders whose content means nothing to another server (PostgreSQL documentation, "Making a Base Backup Using the Low
 * Level API"); the log comes from the archive. */
const emptied = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./;
const leftOut = (path: string): boolean =>
  emptied.test(path) || /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*)$/.test(path);

/** A content in the store: two digits, its hash. */
export const isContent = (path: string): boolean => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path);
const isSegment = (path: string): boolean => path.endsWith('.gz');
/** Names of segments sort by age within a timeline. */
const ageOf = (segment: string): string => segment.slice(8, 24);

async function checkArchiving(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mode: string }>("select current_setting('archive_mode') as mode");
  if (rows[0]?.mode !== 'on')
    throw new BackupError(
      'The running database was started by an older version, without a log archive: restart the program once.',
    );
}

/** Closes the current segment and waits until it is in the archive, so that everything committed by now is there. */
async function closeSegment(client: pg.Client, place: Placement): Promise<void> {
  // A transaction with a number leaves a commit behind: a restore to any moment before it can find where to stop.
  await client.query('select pg_current_xact_id()');
  const { rows } = await client.query<{ segment: string }>(
    "select pg_walfile_name(pg_create_restore_point('dongbo')) as segment",
  );
  await client.query('select pg_switch_wal()');
  const path = join(archiveOf(place), `${rows[0]?.segment ?? ''}.gz`);
  const deadline = performance.now() + 120_000;
  while (!existsSync(path)) {
    if (performance.now() > deadline)
      throw new BackupError(`The log archive does not get on: ${path} is missing after two minutes.`);
    await pause(100);
  }
}

async function copyCluster(
  client: pg.Client,
  place: Placement,
  order: BackupOrder,
): Promise<{ note: BackupNote; bytes: number }> {
  const places = placesIn(order.folder);
  const startedAt = order.now();
  const id = startedAt.toISOString().replaceAll(/[:.]/g, '-');
  await mkdir(places.base(id), { recursive: true, mode: 0o700 });
  const started = await client.query<{ segment: string; version: string }>(
    "select pg_walfile_name(pg_backup_start($1, true)) as segment, current_setting('server_version') as version",
    [`dongbo ${id}`],
  );
  const bytes = await copyTree(place.data, places.cluster(id), leftOut);
  // Waits until every segment that this copy needs is in the archive.
  const stopped = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(true)');
  await writeFile(join(places.cluster(id), 'backup_label'), stopped.rows[0]?.labelfile ?? '', {
    mode: 0o600,
    flush: true,
  });
  const note: BackupNote = {
    format: 'dongbo-backup/1',
    id,
    startedAt: startedAt.toISOString(),
    endedAt: order.now().toISOString(),
    postgres: started.rows[0]?.version ?? '',
    firstSegment: started.rows[0]?.segment ?? '',
  };
  return { note, bytes };
}

/** Backups beyond the wanted number go, with the log that only they needed. */
async function dropOld({ folder, keep }: BackupOrder, archive: string): Promise<string[]> {
  const all = await listBackups(folder);
  const places = placesIn(folder);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { id } of old) {
    await rename(places.note(id), `${places.note(id)}.dropped`);
    await rm(places.base(id), { recursive: true, force: true });
  }
  const [oldest] = all.slice(old.length);
  const newest = all.at(-1);
  const dropBelow = async (where: string, first: string | undefined): Promise<void> => {
    for (const name of await readdir(where)) {
      if (first !== undefined && isSegment(name) && ageOf(name) < ageOf(first))
        await rm(join(where, name), { force: true });
    }
  };
  await dropBelow(places.log, oldest?.firstSegment);
  await dropBelow(archive, newest?.firstSegment);
  return old.map(({ id }) => id);
}

async function copyDatabase(ownerUrl: string, order: BackupOrder): Promise<Omit<BackupDone, 'files'>> {
  const place = findPlacement(join(order.dataDir, 'postgres'), () => undefined);
  const places = placesIn(order.folder);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'dongbo-backup' });
  await client.connect();
  try {
    await checkArchiving(client);
    if (order.changesOnly && (await listBackups(order.folder)).length === 0)
      throw new BackupError(`There is no whole backup in ${order.folder} yet: make one first.`);
    wantArchive(place);
    const made = order.changesOnly ? null : await copyCluster(client, place, order);
    await closeSegment(client, place);
    await mkdir(places.log, { recursive: true, mode: 0o700 });
    const segments = await copyMissing(archiveOf(place), places.log, isSegment);
    // Only now is the backup one: everything that it needs is here.
    if (made) await writeWhole(places.note(made.note.id), `${JSON.stringify(made.note, null, 2)}\n`);
    await copyWhole(join(order.dataDir, 'postgres', 'secrets.json'), join(places.keys, 'secrets.json'));
    const dropped = made ? await dropOld(order, archiveOf(place)) : [];
    return { id: made?.note.id ?? null, bytes: made?.bytes ?? 0, segments, dropped };
  } finally {
    await client.end();
  }
}

/** Copies database, files and keys of an installation into a folder while it runs. The database first: whatever file it
 * names is then there. A server's database is the business of its own tools; files and keys are copied all the same. */
export async function takeBackup(order: BackupOrder): Promise<BackupDone> {
  const places = placesIn(order.folder);
  await mkdir(order.folder, { recursive: true, mode: 0o700 });
  const database =
    order.ownerUrl === null
      ? { id: null, bytes: 0, segments: 0, dropped: [] }
      : await copyDatabase(order.ownerUrl, order);
  const key = join(order.dataDir, 'installation.key');
  if (existsSync(key)) await copyWhole(key, join(places.keys, 'installation.key'));
  const files = await copyMissing(join(order.dataDir, 'files'), places.files, isContent);
  return { ...database, files };
}
