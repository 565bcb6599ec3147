import { ancestorsOf, mayAt, subjectsOf, type SubjectNow } from '@dongbo/kernel';
import { getCampaign } from '@dongbo/contract/administration';
import { sql } from 'kysely';
import type { AdministrationTables } from '../tables.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly ancestors: readonly string[];
}

/** Campaigns as subjects of streams: whoever administers the unit hears that one moved on. */
export const campaignSubjects = subjectsOf<AdministrationTables>()(async (db, ids) => {
  const { rows } = await sql<Row>`
    select c.id, c.version, ${ancestorsOf(sql.ref('c.unit_id'))} as ancestors
    from campaign c where c.id = any(${ids}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ id, version, ancestors }): [string, SubjectNow] => [
      id,
      { version, maySee: (actor) => mayAt(actor, getCampaign.name, { ancestors, field: null }) },
    ]),
  );
});
