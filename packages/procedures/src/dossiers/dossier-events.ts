import { unitNameOn } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** An event of a dossier with the names that a reader needs, as the database tells it. */
export interface StoredEvent {
  readonly type: string;
  /** ISO 8601. */
  readonly at: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: string | null;
  readonly unit: string | null;
  readonly toPerson: string | null;
}

/** The events of a dossier with their names, as a column of the statement that loads it: in an array, oldest first. */
export const eventsJson = (dossierId: RawBuilder<unknown>): RawBuilder<StoredEvent[]> => sql<StoredEvent[]>`coalesce((
  select json_agg(json_build_object('type', e.type, 'at', e.at, 'payload', e.payload,
    'actor', (select a.name from person a where a.id = e.actor_id and a.kind <> 'system'),
    'unit', ${unitNameOn(sql.ref('e.unit_id'), sql.ref('e.at'))},
    'toPerson', case when e.payload ? 'assigneeId' then
      (select t.name from person t where t.id = (e.payload ->> 'assigneeId')::uuid) end) order by e.at, e.position)
  from event e
  where e.subject_id = ${dossierId}), '[]')`;
