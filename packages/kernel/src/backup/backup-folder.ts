import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What stands beside a backup of the database. */
export const BackupNote = z.object({
  format: z.literal('dongbo-backup/1'),
  id: z.string(),
  /** Instants in ISO form. A restore goes to the end of the backup or any later moment that the log reaches. */
  startedAt: z.string(),
  endedAt: z.string(),
  postgres: z.string(),
  /** First log segment that a restore needs. */
  firstSegment: z.string(),
  /** What PostgreSQL calls this cluster and its copies; null in notes of before. */
  systemId: z.string().nullable().default(null),
  /** Of a database on a server of its own; null: the embedded one. */
  server: z
    .object({
      major: z.number(),
      database: z.string(),
      /** Who owned the connection that the backup went over. */
      role: z.string(),
      segmentBytes: z.number(),
    })
    .nullable()
    .default(null),
});
export type BackupNote = z.infer<typeof BackupNote>;

/** A backup cannot be made or restored; the message says in plain words what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Where things lie in a backup folder. Several backups share log, files and keys. */
export const placesIn = (folder: string) => ({
  bases: join(folder, 'base'),
  base: (id: string) => join(folder, 'base', id),
  note: (id: string) => join(folder, 'base', id, 'backup.json'),
  cluster: (id: string) => join(folder, 'base', id, 'data'),
  log: join(folder, 'log'),
  files: join(folder, 'files'),
  keys: join(folder, 'keys'),
});

/** Complete backups, the oldest first. */
export async function listBackups(folder: string): Promise<BackupNote[]> {
  const places = placesIn(folder);
  if (!existsSync(places.bases)) return [];
  const notes: BackupNote[] = [];
  for (const id of (await readdir(places.bases)).toSorted()) {
    if (existsSync(places.note(id))) notes.push(BackupNote.parse(JSON.parse(await readFile(places.note(id), 'utf8'))));
  }
  return notes;
}

/** Writes a small file so that it is whole or not there. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(`${path}.part`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
}

/** Copies a file so that it is whole, synced, or not there. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, `${to}.part`);
  const handle = await open(`${to}.part`, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${to}.part`, to);
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Copies a folder that others are writing in: what vanishes meanwhile is left out. `leaveOut` gets paths relative to it.
 * Answers the number of bytes. */
export async function copyTree(
  from: string,
  to: string,
  leaveOut: (path: string) => boolean = () => false,
): Promise<number> {
  let bytes = 0;
  const walk = async (path: string): Promise<void> => {
    await mkdir(join(to, path), { recursive: true, mode: 0o700 });
    for (const entry of await readdir(join(from, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (leaveOut(inner)) continue;
      if (entry.isDirectory()) await walk(inner);
      else if (entry.isFile()) {
        try {
          const target = createWriteStream(join(to, inner), { mode: 0o600, flush: true });
          await pipeline(createReadStream(join(from, inner)), target);
          bytes += target.bytesWritten;
        } catch (error) {
          if (!isMissing(error)) throw error;
          await rm(join(to, inner), { force: true });
        }
      }
    }
  };
  await walk('');
  return bytes;
}

/** Copies what the other folder has and this one lacks; names are hashes or never written twice. Answers how many. */
export async function copyMissing(from: string, to: string, isWanted: (path: string) => boolean): Promise<number> {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name).slice(from.length + 1);
    if (!entry.isFile() || !isWanted(path) || existsSync(join(to, path))) continue;
    await copyWhole(join(from, path), join(to, path));
    copied += 1;
  }
  return copied;
}
