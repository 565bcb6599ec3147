import { ancestorsOf, mayAt, subjectsOf, type SubjectNow } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { followerOf } from './own-dossier.ts';
import { placeColumns } from './dossier-reach.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly person_id: string | null;
  readonly field: string | null;
  /** The units at or above each unit where the dossier lives. */
  readonly ancestors: readonly string[];
}

/** Dossiers as subjects of streams: officials who may read one at a place where it lives, and the person who follows it. */
export const dossierSubjects = subjectsOf<ProceduresTables>()(async (db, ids) => {
  const { rows } = await sql<Row>`
    select d.id, d.version, ${followerOf} as person_id, v.field, ${ancestorsOf(...placeColumns.map((place) => sql.ref(place)))} as ancestors
    from dossier d join procedure_version v on v.id = d.procedure_version_id
    where d.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row): [string, SubjectNow] => [row.id, subjectOf(row)]));
});

const subjectOf = ({ version, person_id: owner, field, ancestors }: Row): SubjectNow => ({
  version,
  maySee: (actor) =>
    (owner !== null && owner === actor.personId) || mayAt(actor, 'procedures.dossier.get', { ancestors, field }),
});
