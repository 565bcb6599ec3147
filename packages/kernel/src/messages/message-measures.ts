import type { Space } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

const weekMs = 7 * 86_400_000;

export interface MessageFigures {
  /** Not sent yet, also those that wait for the morning. */
  readonly waiting: number;
  /** Given up within a week. */
  readonly failed: number;
  /** Since when the oldest that may go is due, in seconds. */
  readonly oldest: number;
}

/** Messages outside of a space, from the partial indexes of what is open and what failed. */
export async function readMessageFigures(
  db: Kysely<KernelTables>,
  { space, now }: { readonly space: Space; readonly now: Date },
): Promise<MessageFigures> {
  const { rows } = await sql<MessageFigures>`
    select (select count(*)::integer from message where space = ${space} and state in ('waiting', 'queued')) as waiting,
      (select count(*)::integer from message where space = ${space} and state = 'failed'
        and ended_at > ${new Date(now.getTime() - weekMs)}) as failed,
      (select coalesce(greatest(0, extract(epoch from ${now}::timestamptz - min(due_at))), 0)::float8 from message
        where space = ${space} and state in ('waiting', 'queued')) as oldest`.execute(db);
  return rows[0] ?? { waiting: 0, failed: 0, oldest: 0 };
}
