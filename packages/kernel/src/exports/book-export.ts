import type { ExportFormat, Language } from '@dongbo/contract';
import { sql } from 'kysely';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { exportLimits } from './export-limits.ts';

export interface WantedExport {
  readonly operation: string;
  readonly title: string;
  readonly language: Language;
  readonly format: ExportFormat;
  readonly input: unknown;
}

const dayMs = 86_400_000;

/** Notes that the caller wants a list as a file, with its progress, in one statement; null: so many are unfinished that they shall be
 * waited for. */
export async function bookExport(ctx: KernelContext, wanted: WantedExport): Promise<string | null> {
  const id = ctx.newId();
  const { personId } = ctx.actor;
  const expiresAt = new Date(ctx.now.getTime() + exportLimits.keptDays * dayMs);
  const { rows } = await sql`
    with booked as (
      insert into export (id, operation, person_id, title, language, format, input, asked_at, expires_at)
      select ${id}::uuid, ${wanted.operation}, ${personId}::uuid, ${wanted.title}, ${wanted.language}, ${wanted.format},
        ${JSON.stringify(wanted.input)}::jsonb, ${ctx.now}, ${expiresAt}
      where (select count(*) from export where person_id = ${personId}::uuid and state in ('waiting', 'running')) < ${exportLimits.mostUnfinished}
      returning id),
    told as (
      insert into job_progress (id, person_id, task, share, state, started_at, updated_at)
      select id, ${personId}::uuid, ${wanted.operation}, 0, 'waiting', ${ctx.now}, ${ctx.now} from booked)
    select id from booked`.execute(ctx.db);
  if (rows.length === 0) return null;
  ctx.about(id);
  return id;
}
