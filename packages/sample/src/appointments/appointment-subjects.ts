import { ancestorsOf, mayAt, subjectsOf, type SubjectNow } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { SampleTables } from '../tables.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly person_id: string;
  readonly ancestors: readonly string[];
}

/** Appointments as subjects of streams: for the counter, and for the person who comes. */
export const appointmentSubjects = subjectsOf<SampleTables>()(async (db, ids) => {
  const { rows } = await sql<Row>`
    select a.id, a.version, a.person_id, ${ancestorsOf(sql.ref('a.unit_id'))} as ancestors
    from appointment a where a.id = any(${ids}::uuid[])`.execute(db);
  return new Map(
    rows.map((row): [string, SubjectNow] => [
      row.id,
      {
        version: row.version,
        maySee: (actor) =>
          row.person_id === actor.personId ||
          mayAt(actor, 'sample.appointment.list', { ancestors: row.ancestors, field: null }),
      },
    ]),
  );
});
