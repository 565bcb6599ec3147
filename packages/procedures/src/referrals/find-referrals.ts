import { ancestorsOf, unitNameOn } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { StoredReferral } from './stored-referral.ts';

const personJson = (id: string) =>
  sql`(select jsonb_build_object('id', p.id, 'name', p.name) from person p where p.id = ${sql.ref(id)})`;

const unitNamed = (id: string, at: Date) =>
  sql`jsonb_build_object('id', ${sql.ref(id)}, 'name', ${unitNameOn(sql.ref(id), at)})`;

/** A referral `r` as JSON (`StoredReferral`), units by their names of that day. */
export const referralJson = (at: Date): RawBuilder<unknown> => sql`jsonb_build_object(
  'id', r.id, 'dossierId', r.dossier_id, 'kind', r.kind, 'state', r.state, 'ordinal', r.ordinal, 'sequence', r.sequence,
  'isNeeded', r.is_needed, 'title', r.title, 'content', r.content, 'shownFileIds', r.shown_file_ids, 'showsOwner', r.shows_owner,
  'unit', ${unitNamed('r.unit_id', at)}, 'ancestors', ${ancestorsOf(sql.ref('r.unit_id'))}, 'assignee', ${personJson('r.assignee_id')},
  'askingUnit', ${unitNamed('r.asking_unit_id', at)}, 'askedBy', ${personJson('r.asked_by')},
  'limit', jsonb_build_object('unit', r.limit_unit, 'value', r.limit_value)) || jsonb_build_object(
  'askedAt', r.asked_at, 'startedAt', r.started_at, 'dueAt', r.due_at, 'silentAt', r.silent_at,
  'outcome', r.outcome, 'answer', r.answer, 'answerFileIds', r.answer_file_ids, 'answeredAt', r.answered_at,
  'answeredBy', (select b.name from person b where b.id = r.answered_by), 'withdrawnAt', r.withdrawn_at,
  'withdrawnReason', r.withdrawn_reason, 'version', r.version,
  'files', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type, 'size', o.size, 'sha256', o.sha256))
    from file o where o.id = any(r.shown_file_ids || r.answer_file_ids)), '[]'))`;

/** Everything that a dossier asked of others, in the order in which it was asked. One statement. */
export async function findReferralsOf(
  db: Kysely<ProceduresTables>,
  dossierId: string,
  at: Date,
): Promise<StoredReferral[]> {
  const { rows } = await sql<{ referral: unknown }>`
    select ${referralJson(at)} as referral from referral r where r.dossier_id = ${dossierId}::uuid order by r.ordinal`.execute(
    db,
  );
  return rows.map(({ referral }) => StoredReferral.parse(referral));
}
