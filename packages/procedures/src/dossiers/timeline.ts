import type { LocalText, TimelineEntry } from '@dongbo/contract';
import { findStep, formatInstant } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { Act } from '../define.ts';
import type { ProceduresTables } from '../tables.ts';
import type { StoredDossier } from './dossier-store.ts';
import type { Remembering } from './fresh-events.ts';

/** An event of a dossier with the names that a reader needs. */
export interface TimelineRow {
  readonly type: string;
  readonly at: Date;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: string | null;
  readonly unit: string | null;
  readonly to_person: string | null;
}

const moved = 'procedures.dossier-moved';

/** What an action did beside moving the dossier says the same in better words; the two are told as one. */
const companions: Readonly<Record<string, string>> = {
  receive: 'procedures.dossier-received',
  assign: 'procedures.dossier-assigned',
  issue: 'procedures.result-issued',
  'hand-over': 'procedures.result-returned',
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Tells a move and what it did beside as one thing that happened. Pure. */
export function foldMoves(rows: readonly TimelineRow[]): TimelineRow[] {
  const isMoveOf = (row: TimelineRow, told: TimelineRow): boolean =>
    row.type === moved &&
    row.at.getTime() === told.at.getTime() &&
    companions[String(row.payload['action'])] === told.type;
  return rows.flatMap((row) => {
    if (row.type === moved) return rows.some((other) => isMoveOf(row, other)) ? [] : [row];
    const move = rows.find((other) => isMoveOf(other, row));
    return move === undefined
      ? [row]
      : [{ ...row, payload: { ...move.payload, ...row.payload }, to_person: row.to_person ?? move.to_person }];
  });
}

/** Troubles of the house, in which the owner has no part. */
const internal: readonly string[] = ['procedures.result-signing-failed'];

/** Who looks: officials see names and remarks; the owner sees what happened, in plain words. */
export type Audience = 'official' | 'owner';

function entryOf(dossier: StoredDossier, row: TimelineRow, audience: Audience): z.input<typeof TimelineEntry> {
  const official = audience === 'official';
  const stepName = (id: unknown): LocalText | null =>
    typeof id === 'string' ? (findStep(dossier.process, id)?.name ?? null) : null;
  return {
    at: formatInstant(row.at),
    type: row.type === moved ? `${row.type}.${textOf(row.payload['action']) ?? ''}` : row.type,
    actor: official ? row.actor : null,
    unit: row.unit,
    stepName: stepName(row.payload['fromStep'] ?? row.payload['stepId']),
    toStepName: stepName(row.payload['toStep']),
    toPerson: official ? row.to_person : null,
    note: official ? textOf(row.payload['note']) : null,
  };
}

async function storedRows(db: Kysely<ProceduresTables>, dossierId: string): Promise<TimelineRow[]> {
  const found = await sql<TimelineRow>`
    select e.type, e.at, e.payload, case when a.kind <> 'system' then a.name end as actor, n.name as unit, t.name as to_person
    from event e
    left join person a on a.id = e.actor_id
    left join person t on t.id = (e.payload ->> 'assigneeId')::uuid
    left join unit_name n on n.unit_id = e.unit_id
      and (e.at at time zone 'Asia/Ho_Chi_Minh')::date between n.valid_from and coalesce(n.valid_to, 'infinity')
    where e.subject_id = ${dossierId}::uuid
    order by e.at, e.position`.execute(db);
  return found.rows;
}

type Reading = Pick<Act, 'db' | 'now'> & Partial<Remembering>;

/** Names of the running act's own events are at hand: the actor, the dossier's units, and who the work goes to. */
function freshRows(ctx: Reading, dossier: StoredDossier): TimelineRow[] {
  const units = [dossier.receiving, dossier.competent, dossier.division];
  return (ctx.fresh ?? []).map(({ type, payload, unitId, actor }) => ({
    type,
    at: ctx.now,
    payload,
    actor,
    unit: units.find(({ id }) => id === unitId)?.name ?? null,
    to_person: payload['assigneeId'] === dossier.assignee?.id ? (dossier.assignee?.name ?? null) : null,
  }));
}

/** What happened to a dossier, oldest first: its events, with those of the running act. One statement; none for a dossier
 * that the running act itself has opened. */
export async function readTimeline(
  ctx: Reading,
  dossier: StoredDossier,
  audience: Audience,
): Promise<z.input<typeof TimelineEntry>[]> {
  const fresh = freshRows(ctx, dossier);
  const isNew = fresh.some(({ type }) => type === 'procedures.dossier-submitted');
  const stored = isNew ? [] : await storedRows(ctx.db, dossier.id);
  const rows = foldMoves([...stored, ...fresh]);
  const shown = audience === 'official' ? rows : rows.filter(({ type }) => !internal.includes(type));
  return shown.map((row) => entryOf(dossier, row, audience));
}
