import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { BackupError, listBackups, placesIn, type BackupNote } from './backup-folder.ts';
import type { BackupOrder } from './take-backup.ts';

const segment = /^[0-9A-F]{24}\.gz(\.partial)?$/;
const history = /^[0-9A-F]{8}\.history\.gz$/;

/** A piece of the log: a segment, whole or begun. */
export const isSegment = (name: string): boolean => segment.test(name);
/** What a log folder keeps whole: segments, and the notes that tell where one timeline left another. */
export const isLog = (name: string): boolean => (isSegment(name) && name.endsWith('.gz')) || history.test(name);
/** Names of segments sort by age within a timeline and across. */
export const ageOf = (name: string): string => name.slice(8, 24);

/** A backup is named by when it began. */
export const idOf = (startedAt: Date): string => startedAt.toISOString().replaceAll(/[:.]/g, '-');

/** What a restore of this backup reads. */
export const isNeededBy =
  (note: BackupNote) =>
  (name: string): boolean =>
    history.test(name) || (isSegment(name) && ageOf(name) >= ageOf(note.firstSegment));

/** The number of a segment in the whole log. Its name counts segments within four gigabytes. */
function placeOf(name: string, segmentBytes: number): number {
  return Number.parseInt(name.slice(8, 16), 16) * (2 ** 32 / segmentBytes) + Number.parseInt(name.slice(16, 24), 16);
}

/** A cluster and its history: both change the log that a restore can go on with. */
export interface Line {
  readonly systemId: string;
  /** Grows when a cluster goes on from a restored or following copy. */
  readonly timeline: string;
  readonly segmentBytes: number;
}

export async function readLine(client: pg.Client): Promise<Line> {
  const { rows } = await client.query<Line>(`
    select (select system_identifier::text from pg_control_system()) as "systemId",
      left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) as timeline,
      (select setting::integer from pg_settings where name = 'wal_segment_size') as "segmentBytes"`);
  const [line] = rows;
  if (!line) throw new BackupError('The database does not say what it is.');
  return line;
}

const timelineOf = (note: BackupNote): string => note.firstSegment.slice(0, 8);

/** Throws when this folder is another database's, or when what it holds is of before a restore and cannot be gone on
 * with. */
export async function checkLine(folder: string, line: Line, changesOnly: boolean): Promise<void> {
  const last = (await listBackups(folder)).at(-1);
  if (last !== undefined && last.systemId !== null && last.systemId !== line.systemId)
    throw new BackupError(`${folder} holds backups of another database. Each has a folder of its own.`);
  if (!changesOnly) return;
  if (last === undefined) throw new BackupError(`There is no whole backup in ${folder} yet: make one first.`);
  if (timelineOf(last) !== line.timeline)
    throw new BackupError(
      `The last whole backup in ${folder} is of before this database was restored. Make a whole one now (without --changes).`,
    );
}

/** Throws when the log from this backup on has a hole: a restore could not pass it, and nobody would know until then. */
export async function checkLog(folder: string, note: BackupNote, segmentBytes: number): Promise<void> {
  const isOfLine = (name: string): boolean => name.startsWith(timelineOf(note));
  const names = (await readdir(placesIn(folder).log)).filter(isSegment).filter(isOfLine).filter(isNeededBy(note));
  const places = [...new Set(names.map((name) => placeOf(name, segmentBytes)))].toSorted((a, b) => a - b);
  let next = placeOf(note.firstSegment, segmentBytes);
  for (const place of places) {
    if (place !== next) break;
    next += 1;
  }
  if (places.length > 0 && next === (places.at(-1) ?? 0) + 1) return;
  throw new BackupError(
    `The log in ${folder} has a hole: the database no longer had what came after the last run. Make a whole backup now (without --changes).`,
  );
}

/** Backups beyond the wanted number go, with the log that only they needed, and copies that were never finished. */
export async function dropOld({ folder, keep }: BackupOrder, archive: string | null): Promise<string[]> {
  const all = await listBackups(folder);
  const places = placesIn(folder);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { id } of old) {
    await rename(places.note(id), `${places.note(id)}.dropped`);
    await rm(places.base(id), { recursive: true, force: true });
  }
  // What an interrupted run has begun; one that runs beside this one is younger than the backup before.
  const before = all.at(-2)?.id ?? '';
  for (const name of await readdir(places.bases))
    if (name < before && !existsSync(places.note(name))) await rm(places.base(name), { recursive: true, force: true });
  const [oldest] = all.slice(old.length);
  const newest = all.at(-1);
  const dropBelow = async (where: string, first: string | undefined): Promise<void> => {
    for (const name of await readdir(where)) {
      if (first !== undefined && isSegment(name) && ageOf(name) < ageOf(first))
        await rm(join(where, name), { force: true });
    }
  };
  await dropBelow(places.log, oldest?.firstSegment);
  if (archive !== null) await dropBelow(archive, newest?.firstSegment);
  return old.map(({ id }) => id);
}
