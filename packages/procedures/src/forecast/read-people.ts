import { colleaguesOf, defaultCalendarName, workingMinutesBetween, type Candidate } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { wantedFor } from '../settling/plan-assignment.ts';
import { leftOfStep, type Room } from './forecast-rule.ts';
import type { Pace } from './read-pace.ts';

interface InHand {
  readonly person_id: string;
  readonly unit_id: string;
  readonly code: string;
  readonly step_id: string;
  readonly since: Date;
}

export interface PersonWithRoom extends Candidate, Room {
  /** So many of what they have in hand are at a step whose pace is not known. */
  readonly unknown: number;
}

/** What people have in hand of dossiers that run. One statement. */
async function readInHand(ctx: Pick<Context, 'db'>, personIds: readonly string[]): Promise<InHand[]> {
  const { rows } = await sql<InHand>`
    select d.assignee_id as person_id, d.competent_unit_id as unit_id, p.code, d.step_id, d.step_since as since
    from work_item w join dossier d on d.id = w.subject_id
      join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
    where w.system = 'procedures' and w.slot = 'main' and w.assignee_id = any(${personIds}::uuid[])
      and d.assignee_id = w.assignee_id and d.state = 'in-progress'`.execute(ctx.db);
  return rows;
}

/** Those to whom the processes of these dossiers let work be handed, with the working time that they have until an instant and that what
 * they have in hand will take; a step without a known pace counts as unknown. Two statements. */
export async function readPeople(
  ctx: Pick<Context, 'db' | 'now' | 'calendar'>,
  dossiers: readonly StoredDossier[],
  { pace, until }: { readonly pace: Pace; readonly until: Date },
): Promise<PersonWithRoom[]> {
  const wanted = dossiers.map(wantedFor).filter((one) => one !== null);
  const candidates = await colleaguesOf(
    ctx.db,
    { unitIds: [...new Set(wanted.map(({ unitId }) => unitId))], roles: [...new Set(wanted.map(({ role }) => role))] },
    ctx.now,
  );
  const inHand = await readInHand(
    ctx,
    candidates.map(({ id }) => id),
  );
  const calendar = ctx.calendar(defaultCalendarName);
  const here = workingMinutesBetween(calendar, ctx.now, until);
  const needed = new Map<string, number>();
  const unknown = new Map<string, number>();
  for (const { person_id: personId, unit_id: unitId, code, step_id: stepId, since } of inHand) {
    const spent = workingMinutesBetween(calendar, since, ctx.now);
    const known = pace.of(unitId, code, stepId);
    if (known === null) unknown.set(personId, (unknown.get(personId) ?? 0) + 1);
    const minutes = known === null ? 0 : leftOfStep(known, spent);
    needed.set(personId, (needed.get(personId) ?? 0) + minutes);
  }
  return candidates.map((one) => ({
    ...one,
    personId: one.id,
    here,
    needed: needed.get(one.id) ?? 0,
    unknown: unknown.get(one.id) ?? 0,
  }));
}
