import { unitNameOn } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { StoredSiteCheck } from './stored-site-check.ts';

const personName = (id: string) => sql`(select p.name from person p where p.id = ${sql.ref(id)})`;

/** A verification `c` as JSON (`StoredSiteCheck`), its unit by its name of that day. */
export const siteCheckJson = (at: Date): RawBuilder<unknown> => sql`jsonb_build_object(
  'id', c.id, 'dossierId', c.dossier_id, 'ordinal', c.ordinal, 'state', c.state,
  'unit', jsonb_build_object('id', c.unit_id, 'name', ${unitNameOn(sql.ref('c.unit_id'), at)}),
  'plannedById', c.planned_by, 'plannedBy', ${personName('c.planned_by')}, 'createdAt', c.created_at, 'plannedAt', c.planned_at,
  'place', c.place, 'subject', c.subject, 'asksOwner', c.asks_owner, 'members', c.members, 'postponements', c.postponements,
  'lateAt', c.late_at) || jsonb_build_object(
  'corrects', c.corrects, 'correctedBy', (select n.id from site_check n where n.corrects = c.id),
  'correctionReason', c.correction_reason, 'number', c.number, 'record', c.record, 'recordedAt', c.recorded_at,
  'recordedBy', ${personName('c.recorded_by')}, 'signatures', c.signatures, 'paper', c.paper,
  'cancelledAt', c.cancelled_at, 'cancelReason', c.cancel_reason, 'version', c.version,
  'files', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type, 'size', o.size, 'sha256', o.sha256)
    order by o.id) from file o where o.id = any(array(select jsonb_array_elements_text(
      coalesce(c.record -> 'fileIds', '[]') || coalesce(c.paper -> 'fileIds', '[]')))::uuid[])), '[]'))`;

/** Every verification of a dossier, in the order in which they were planned. One statement. */
export async function findSiteChecksOf(
  db: Kysely<ProceduresTables>,
  dossierId: string,
  at: Date,
): Promise<StoredSiteCheck[]> {
  const { rows } = await sql<{ check: unknown }>`
    select ${siteCheckJson(at)} as check from site_check c where c.dossier_id = ${dossierId}::uuid order by c.ordinal`.execute(
    db,
  );
  return rows.map(({ check }) => StoredSiteCheck.parse(check));
}
