import type { ExportFormat, ExportState } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Scope } from '../identity/actor.ts';

type Tables = Pick<KernelTables, 'export' | 'file' | 'job_progress'>;

export interface StoredExport {
  readonly id: string;
  readonly operation: string;
  readonly person_id: string;
  readonly title: string;
  readonly language: string;
  readonly format: ExportFormat;
  readonly input: unknown;
  readonly scopes: readonly Scope[];
  readonly state: ExportState;
  readonly rows: number | null;
  readonly file_id: string | null;
  readonly expires_at: Date;
}

/** Takes an export for being written, also one whose writer was killed; undefined: it has ended, or is kept no longer. */
export async function takeExport(db: Kysely<Tables>, id: string, now: Date): Promise<StoredExport | undefined> {
  const { rows } = await sql<StoredExport>`
    update export set state = 'running'
    where id = ${id}::uuid and state in ('waiting', 'running') and expires_at > ${now} returning *`.execute(db);
  return rows[0];
}

interface Ended {
  readonly state: Exclude<ExportState, 'waiting' | 'running'>;
  readonly now: Date;
  readonly rows?: number;
  readonly mostRows?: number;
  readonly scopes?: readonly Scope[];
  readonly fileId?: string;
}

/** Says how an export has ended; false: another writer was first, and what this one has written is nobody's. */
export async function endExport(db: Kysely<Tables>, id: string, ended: Ended): Promise<boolean> {
  const { rows } = await sql`
    update export set state = ${ended.state}, ended_at = ${ended.now}, rows = ${ended.rows ?? null}, most_rows = ${ended.mostRows ?? null},
      scopes = ${JSON.stringify(ended.scopes ?? [])}::jsonb, file_id = ${ended.fileId ?? null}::uuid
    where id = ${id}::uuid and state in ('waiting', 'running') returning id`.execute(db);
  return rows.length === 1;
}
