import type { LocalText, TimelineEntry } from '@dongbo/contract';
import { findStep, formatInstant } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';
import type { StoredDossier } from './dossier-store.ts';

interface Row {
  type: string;
  at: Date;
  payload: Record<string, unknown>;
  actor: string | null;
  actor_kind: string | null;
  unit: string | null;
  to_person: string | null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Who looks: officials see names and remarks; the owner sees what happened, in plain words. */
export type Audience = 'official' | 'owner';

/** What happened to a dossier, oldest first: its events, one statement. */
export async function readTimeline(db: Kysely<ProceduresTables>, dossier: StoredDossier, audience: Audience): Promise<z.input<typeof TimelineEntry>[]> {
  const found = await sql<Row>`
    select e.type, e.at, e.payload, a.name as actor, a.kind as actor_kind, n.name as unit, t.name as to_person
    from event e
    left join person a on a.id = e.actor_id
    left join person t on t.id = (e.payload ->> 'assigneeId')::uuid
    left join unit_name n on n.unit_id = e.unit_id
      and (e.at at time zone 'Asia/Ho_Chi_Minh')::date between n.valid_from and coalesce(n.valid_to, 'infinity')
    where e.subject_id = ${dossier.id}::uuid
    order by e.at, e.position`.execute(db);
  const stepName = (id: unknown): LocalText | null => (typeof id === 'string' ? (findStep(dossier.process, id)?.name ?? null) : null);
  return found.rows.map((row) => ({
    at: formatInstant(row.at),
    type: row.type === 'procedures.dossier-moved' ? `${row.type}.${textOf(row.payload['action']) ?? ''}` : row.type,
    actor: audience === 'official' && row.actor_kind !== 'system' ? row.actor : null,
    unit: row.unit,
    stepName: stepName(row.payload['fromStep'] ?? row.payload['stepId']),
    toStepName: stepName(row.payload['toStep']),
    toPerson: audience === 'official' ? row.to_person : null,
    note: audience === 'official' ? textOf(row.payload['note']) : null,
  }));
}
