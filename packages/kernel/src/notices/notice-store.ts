import type { SystemName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

export interface NewNotice {
  readonly id: string;
  readonly personId: string;
  /** Who tells. */
  readonly system: SystemName;
  /** Key of a text in the system's catalogue `notices`. */
  readonly key: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly subjectId: string | null;
  /** The event that is told about; a person hears of it once. */
  readonly eventId: string;
  readonly at: Date;
}

/** Tells people something inside the platform, each once per event: one statement. */
export async function addNotices(
  db: Kysely<Pick<KernelTables, 'notice'>>,
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    insert into notice (id, person_id, system, key, facts, subject_id, event_id, at)
    select id, "personId", system, key, facts, "subjectId", "eventId", at from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
      as n(id uuid, "personId" uuid, system text, key text, facts jsonb, "subjectId" uuid, "eventId" uuid, at timestamptz)
    on conflict do nothing`.execute(db);
}
