import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyMissing, copyWhole, placesIn } from './backup-folder.ts';
import { copyEmbedded } from './copy-embedded.ts';
import { copyServer } from './copy-server.ts';

/** The embedded database over its owner's connection, or a server over one that may replicate. */
export type BackupSource =
  | { readonly kind: 'embedded'; readonly superuserUrl: string }
  | { readonly kind: 'server'; readonly url: string };

export interface BackupOrder {
  /** Data folder of the installation. */
  readonly dataDir: string;
  /** Null: files and keys alone, where somebody else copies the database. */
  readonly database: BackupSource | null;
  /** Where the backup goes; better on another disk. */
  readonly folder: string;
  /** True: only what has changed since the last backup (log and files), which is quick. */
  readonly changesOnly: boolean;
  /** How many backups of the database stay. */
  readonly keep: number;
  readonly now: () => Date;
}

export interface CopiedDatabase {
  /** Null when the database was not copied as a whole. */
  readonly id: string | null;
  readonly bytes: number;
  readonly segments: number;
  readonly dropped: readonly string[];
}

export interface BackupDone extends CopiedDatabase {
  readonly files: number;
}

/** A content in the store: two digits, its hash. */
export const isContent = (path: string): boolean => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path);

async function copyDatabase(order: BackupOrder): Promise<CopiedDatabase> {
  const { database } = order;
  if (database === null) return { id: null, bytes: 0, segments: 0, dropped: [] };
  return database.kind === 'embedded'
    ? await copyEmbedded(database.superuserUrl, order)
    : await copyServer(database.url, order);
}

/** Copies database, files and keys of an installation into a folder while it runs. The database first: whatever file it
 * names is then there. */
export async function takeBackup(order: BackupOrder): Promise<BackupDone> {
  const places = placesIn(order.folder);
  await mkdir(order.folder, { recursive: true, mode: 0o700 });
  const database = await copyDatabase(order);
  const key = join(order.dataDir, 'installation.key');
  if (existsSync(key)) await copyWhole(key, join(places.keys, 'installation.key'));
  const files = await copyMissing(join(order.dataDir, 'files'), places.files, isContent);
  return { ...database, files };
}
