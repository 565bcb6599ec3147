import { existsSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { connectionOf } from '../db/connection-address.ts';
import { BackupError, copyWhole, listBackups, placesIn, writeWhole, type BackupNote } from './backup-folder.ts';
import { checkLine, checkLog, dropOld, idOf, isLog, isSegment, readLine, type Line } from './log-folder.ts';
import { copyTools, runTool, type ServerTools } from './server-tools.ts';
import type { BackupOrder, CopiedDatabase } from './take-backup.ts';

interface About {
  readonly version: string;
  readonly major: number;
  readonly database: string;
  readonly role: string;
  readonly replicates: boolean;
  readonly tablespaces: number;
  readonly in_recovery: boolean;
}

interface Slot {
  readonly wal_status: string | null;
  readonly active: boolean;
}

/** One run: the open connection, the address that tools get, and what is known of the server. */
interface Run {
  readonly client: pg.Client;
  readonly url: string;
  readonly order: BackupOrder;
  readonly about: About;
  readonly line: Line;
  readonly tools: ServerTools;
  /** The server keeps its log until this slot was read. */
  readonly slot: string;
}

async function lookAt(client: pg.Client): Promise<About> {
  const { rows } = await client.query<About>(`
    select current_setting('server_version') as version,
      current_setting('server_version_num')::integer / 10000 as major,
      current_database() as database, current_user::text as role,
      (select rolreplication or rolsuper from pg_roles where rolname = current_user) as replicates,
      (select count(*)::integer from pg_tablespace where spcname not in ('pg_default', 'pg_global')) as tablespaces,
      pg_is_in_recovery() as in_recovery`);
  const [about] = rows;
  if (!about) throw new BackupError('The server does not say what it is.');
  return about;
}

function refuseWhatCannotBe({ role, replicates, tablespaces, in_recovery }: About): void {
  if (!replicates)
    throw new BackupError(
      `The role "${role}" may not copy the server. Its administrator runs once: alter role "${role}" replication; and lets it connect for replication in pg_hba.conf. Another role can be named in DONGBO_BACKUP_URL.`,
    );
  if (in_recovery)
    throw new BackupError('This server only follows another one. Name the leading server in DONGBO_BACKUP_URL.');
  if (tablespaces > 0)
    throw new BackupError(
      'The server has tablespaces outside of its data folder; this command copies servers without. Use a tool of the server, then --files-only.',
    );
}

async function readSlot(client: pg.Client, name: string): Promise<Slot | undefined> {
  const { rows } = await client.query<Slot>(
    'select wal_status, active from pg_replication_slots where slot_name = $1',
    [name],
  );
  return rows[0];
}

/** From now on the server keeps its log until a run has fetched it. */
async function holdLog({ client, order, slot }: Run): Promise<void> {
  const found = await readSlot(client, slot);
  if (found?.active === true) throw new BackupError(`Another backup of this database is running (slot ${slot}).`);
  if (found && found.wal_status !== 'lost') return;
  if (order.changesOnly)
    throw new BackupError(
      'The server does not keep its log for backups, or had to drop it. Make a whole backup now (without --changes).',
    );
  if (found) await client.query('select pg_drop_replication_slot($1)', [slot]);
  await client.query('select pg_create_physical_replication_slot($1, true)', [slot]);
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  return bytes;
}

async function copyCluster(run: Run): Promise<BackupNote> {
  const { order, about, line, tools, url } = run;
  const places = placesIn(order.folder);
  const startedAt = order.now();
  const id = idOf(startedAt);
  await mkdir(places.base(id), { recursive: true, mode: 0o700 });
  const cluster = places.cluster(id);
  try {
    const flags = ['--format=plain', '--wal-method=stream', '--checkpoint=fast', `--label=dongbo ${id}`];
    await runTool(join(tools.bin, 'pg_basebackup'), url, [`--pgdata=${cluster}`, ...flags]);
  } catch (error) {
    await rm(places.base(id), { recursive: true, force: true });
    throw error;
  }
  const label = await readFile(join(cluster, 'backup_label'), 'utf8');
  return {
    format: 'dongbo-backup/1',
    id,
    startedAt: startedAt.toISOString(),
    endedAt: order.now().toISOString(),
    postgres: about.version,
    firstSegment: /^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)/m.exec(label)?.[1] ?? '',
    systemId: line.systemId,
    server: { major: about.major, database: about.database, role: about.role, segmentBytes: line.segmentBytes },
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes what has arrived into the log; answers how many whole pieces. The server sends a begun one again from its
 * beginning: until it has come, the log keeps what it had of it. */
async function takeIn(arrived: string, log: string, begun: 'begun too' | 'whole alone'): Promise<number> {
  let whole = 0;
  for (const name of await readdir(arrived)) {
    if (isLog(name)) {
      await rename(join(arrived, name), join(log, name));
      await rm(join(log, `${name}.partial`), { force: true });
      whole += 1;
    } else if (begun === 'begun too' && isSegment(name)) await copyWhole(join(arrived, name), join(log, name));
  }
  await syncFolder(log);
  return whole;
}

/** Fetches the log up to now. */
async function fetchLog({ client, order, slot, tools, url }: Run): Promise<number> {
  const { log } = placesIn(order.folder);
  const arrived = join(log, 'arriving');
  // A begun piece would be taken for the place to go on from; that place is the slot's. An interrupted run may not even
  // have written it properly.
  const left = existsSync(arrived) ? await takeIn(arrived, log, 'whole alone') : 0;
  await rm(arrived, { recursive: true, force: true });
  await mkdir(arrived, { recursive: true, mode: 0o700 });
  // A transaction with a number leaves a commit behind: a restore to any moment before it can find where to stop.
  await client.query('select pg_current_xact_id()');
  const { rows } = await client.query<{ place: string }>('select pg_current_wal_insert_lsn()::text as place');
  // The stream ends with the first record beyond that place; here it is.
  await client.query('select pg_current_xact_id()');
  await runTool(join(tools.bin, 'pg_receivewal'), url, [
    `--directory=${arrived}`,
    `--slot=${slot}`,
    `--endpos=${rows[0]?.place ?? ''}`,
    '--no-loop',
    '--compress=1',
  ]);
  const came = await takeIn(arrived, log, 'begun too');
  // Only now may the server forget it. The tool itself reports every ten seconds, and has often ended before.
  await client.query('select pg_replication_slot_advance($1, $2::pg_lsn)', [slot, rows[0]?.place ?? '']);
  return left + came;
}

async function copyOver(run: Run): Promise<CopiedDatabase> {
  const { order, line } = run;
  const places = placesIn(order.folder);
  const last = (await listBackups(order.folder)).at(-1);
  await checkLine(order.folder, line, order.changesOnly);
  await holdLog(run);
  const made = order.changesOnly ? undefined : await copyCluster(run);
  const segments = await fetchLog(run);
  const newest = made ?? last;
  if (newest) await checkLog(order.folder, newest, line.segmentBytes);
  if (!made) return { id: null, bytes: 0, segments, dropped: [] };
  // Only now is the backup one: everything that it needs is here.
  await writeWhole(places.note(made.id), `${JSON.stringify(made, null, 2)}\n`);
  const dropped = await dropOld(order, null);
  return { id: made.id, bytes: await bytesIn(places.cluster(made.id)), segments, dropped };
}

/** The slot in which a server holds its log back for the backups of this database. */
const slotOf = (database: string): string =>
  `dongbo_${database.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_')}`.slice(0, 63);

/** Copies the whole server that holds a database, over its replication connection, and then the log that it has written
 * since. Throws `BackupError` with what its administrator has to do. */
export async function copyServer(url: string, order: BackupOrder): Promise<CopiedDatabase> {
  const client = new pg.Client({ ...connectionOf(url), application_name: 'dongbo-backup' });
  await client.connect();
  try {
    const about = await lookAt(client);
    refuseWhatCannotBe(about);
    const line = await readLine(client);
    const run = { client, url, order, about, line, tools: copyTools(about.major), slot: slotOf(about.database) };
    return await copyOver(run);
  } finally {
    await client.end();
  }
}

/** What the server holds back for the next backup, in bytes; null when it holds nothing. For the person who watches its
 * disk. */
export async function readHeldLog(url: string): Promise<{ bytes: number; state: string } | null> {
  const client = new pg.Client({ ...connectionOf(url), application_name: 'dongbo-backup' });
  await client.connect();
  try {
    const { database } = await lookAt(client);
    const { rows } = await client.query<{ bytes: string | null; state: string | null }>(
      `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), restart_lsn) as bytes, wal_status as state
      from pg_replication_slots where slot_name = $1`,
      [slotOf(database)],
    );
    const [held] = rows;
    return held ? { bytes: Number(held.bytes ?? 0), state: held.state ?? '' } : null;
  } finally {
    await client.end();
  }
}
