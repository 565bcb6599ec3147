import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { newId } from '../ids.ts';

export type BackupKind = 'backup' | 'changes' | 'drill';

export interface BackupRun {
  readonly kind: BackupKind;
  readonly folder: string;
  readonly at: Date;
  readonly succeeded: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Notes a backup or a drill in the living installation. */
export async function recordBackupRun(db: Kysely<KernelTables>, made: BackupRun): Promise<void> {
  await sql`insert into backup_run (id, kind, folder, at, succeeded, facts)
    values (${newId(made.at.getTime())}, ${made.kind}, ${made.folder}, ${made.at}, ${made.succeeded}, ${JSON.stringify(made.facts)}::jsonb)`.execute(
    db,
  );
}

export interface BackupStatus {
  /** The last run of each kind, and the last one of it that succeeded; null when there was none. */
  readonly last: Readonly<Record<BackupKind, BackupRun | null>>;
  readonly lastSuccess: Readonly<Record<BackupKind, BackupRun | null>>;
}

/** When the last backups and drills were, and how they ended. */
export async function readBackupStatus(db: Kysely<KernelTables>): Promise<BackupStatus> {
  const lastOf = async (kind: BackupKind, succeeded: boolean): Promise<BackupRun | null> => {
    const { rows } = await sql<BackupRun>`select kind, folder, at, succeeded, facts from backup_run
      where kind = ${kind} and (succeeded or not ${succeeded}::boolean) order by at desc limit 1`.execute(db);
    return rows[0] ?? null;
  };
  const each = async (succeeded: boolean) => ({
    backup: await lastOf('backup', succeeded),
    changes: await lastOf('changes', succeeded),
    drill: await lastOf('drill', succeeded),
  });
  return { last: await each(false), lastSuccess: await each(true) };
}
