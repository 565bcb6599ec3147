import type { SystemName } from '@dongbo/contract';
import type { Kysely } from 'kysely';
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

/** Tells a person something inside the platform, once per event. */
export async function addNotice(db: Kysely<Pick<KernelTables, 'notice'>>, notice: NewNotice): Promise<void> {
  await db
    .insertInto('notice')
    .values({
      id: notice.id,
      person_id: notice.personId,
      system: notice.system,
      key: notice.key,
      facts: JSON.stringify(notice.facts),
      subject_id: notice.subjectId,
      event_id: notice.eventId,
      at: notice.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
