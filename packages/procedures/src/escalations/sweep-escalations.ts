import { beforeEveryId, defaultCalendarName, findWorkDue, localDate, type RunningWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep, type Context } from '../define.ts';
import { horizonOf } from '../side-paths/horizon.ts';
import { yesWhenTroubled } from '../side-paths/troubled-alone.ts';
import { escalate } from './escalate.ts';
import { escalationRuleOn } from './escalation-data.ts';
import { isWorkingTime, passedRungs } from './escalation-rule.ts';

/** So many in one turn. */
const mostAtOnce = 1_000;

interface Known {
  readonly id: string;
  readonly calendar: string;
  /** Null before reception. */
  readonly receivedAt: Date | null;
  readonly receivedByCompetentAt: Date | null;
  readonly originalDueAt: Date | null;
  /** `rung due-instant` of what was noted, milliseconds since 1970. */
  readonly noted: readonly string[];
}

const markOf = (rung: string, dueAt: Date): string => `${rung} ${dueAt.getTime()}`;

/** What is known of these dossiers beside their work. One statement. */
async function readKnown(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await sql<Known>`
    select d.id, d.calendar, d.received_at as "receivedAt", d.received_by_competent_at as "receivedByCompetentAt",
      d.original_due_at as "originalDueAt", array(
      select e.rung || ' ' || (extract(epoch from e.due_at) * 1000)::bigint from escalation e where e.dossier_id = d.id) as noted
    from dossier d where d.id = any(${ids}::uuid[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Has this work passed a rung that was not noted yet? */
function isCalled(ctx: Context, work: RunningWork, known: Known | undefined): boolean {
  if (known === undefined) return false;
  const at = {
    rule: escalationRuleOn(localDate(ctx.now)),
    calendar: ctx.calendar(known.calendar),
    now: ctx.now,
  };
  const { dueAt, stepDueAt: stepDue, since: stepSince } = work;
  const { receivedAt } = known;
  const own = receivedAt && { ...known, receivedAt };
  return passedRungs({ own, dueAt, stepDueAt: stepDue, stepSince }, at).some(
    ({ rung, dueAt: due }) => !known.noted.includes(markOf(rung.key, due)),
  );
}

/** Looks for work whose time runs out and has whoever has to know called, in working time only. Each dossier is a job of its own,
 * so that trouble with one never stops another's. */
export const sweepEscalations = defineSweep({
  name: 'procedures.sweep-escalations',
  at: { everyMinutes: 15 },
  place: z.uuid(),
  turn: async (ctx, after) => {
    if (!isWorkingTime({ calendar: ctx.calendar(defaultCalendarName), now: ctx.now })) return { isMore: false };
    const { rungs } = escalationRuleOn(localDate(ctx.now));
    const lead = Math.max(0, ...rungs.map(({ workingMinutes }) => -workingMinutes));
    const wanted = {
      system: 'procedures',
      before: horizonOf(ctx, lead),
      after: after ?? beforeEveryId,
      limit: mostAtOnce,
    } as const;
    const works = await findWorkDue(ctx.db, wanted);
    const known = await readKnown(
      ctx,
      works.map(({ subjectId }) => subjectId),
    );
    for (const work of works)
      if (yesWhenTroubled(() => isCalled(ctx, work, known.get(work.subjectId))))
        ctx.enqueue(escalate, { dossierId: work.subjectId });
    return { isMore: works.length === mostAtOnce, after: works.at(-1)?.subjectId ?? after };
  },
});
