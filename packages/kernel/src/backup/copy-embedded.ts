import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf } from '../db/connection-address.ts';
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
import { checkLine, checkLog, dropOld, idOf, isLog, readLine, type Line } from './log-folder.ts';
import type { BackupOrder, CopiedDatabase } from './take-backup.ts';
import { archiveOf, wantArchive } from '../embedded/wal-archive.ts';

/** Folders whose content means nothing to another server (PostgreSQL documentation, "Making a Base Backup Using the Low
 * Level API"); the log comes from the archive. */
const emptied = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./;
const leftOut = (path: string): boolean =>
  emptied.test(path) || /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*)$/.test(path);

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
  line: Line,
): Promise<{ note: BackupNote; bytes: number }> {
  const places = placesIn(order.folder);
  const startedAt = order.now();
  const id = idOf(startedAt);
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
    systemId: line.systemId,
    server: null,
  };
  return { note, bytes };
}

/** Copies the embedded database while it runs, over the files that its server and this process share. */
export async function copyEmbedded(superuserUrl: string, order: BackupOrder): Promise<CopiedDatabase> {
  const place = findPlacement(join(order.dataDir, 'postgres'), () => undefined);
  const places = placesIn(order.folder);
  const client = new pg.Client({ ...connectionOf(superuserUrl), application_name: 'dongbo-backup' });
  await client.connect();
  try {
    await checkArchiving(client);
    const line = await readLine(client);
    await checkLine(order.folder, line, order.changesOnly);
    const last = (await listBackups(order.folder)).at(-1);
    wantArchive(place);
    const made = order.changesOnly ? null : await copyCluster(client, place, order, line);
    await closeSegment(client, place);
    await mkdir(places.log, { recursive: true, mode: 0o700 });
    const segments = await copyMissing(archiveOf(place), places.log, isLog);
    const newest = made?.note ?? last;
    if (newest) await checkLog(order.folder, newest, line.segmentBytes);
    // Only now is the backup one: everything that it needs is here.
    if (made) await writeWhole(places.note(made.note.id), `${JSON.stringify(made.note, null, 2)}\n`);
    await copyWhole(join(order.dataDir, 'postgres', 'secrets.json'), join(places.keys, 'secrets.json'));
    const dropped = made ? await dropOld(order, archiveOf(place)) : [];
    return { id: made?.note.id ?? null, bytes: made?.bytes ?? 0, segments, dropped };
  } finally {
    await client.end();
  }
}
