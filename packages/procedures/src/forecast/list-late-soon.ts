import { daysAhead, listLateSoon as endpoint, mostWeighed } from '@dongbo/contract/procedures';
import { findStep, formatInstant, workingMinutesBetween } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { findDossiers } from '../dossiers/dossier-store.ts';
import { dossierReach } from '../dossiers/dossier-reach.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { planAssignment, whyNotAssign } from '../settling/plan-assignment.ts';
import { afterWorking, leftOfStep, minutesLeft, proposeFor, type Threatened } from './forecast-rule.ts';
import { readPace, type Pace } from './read-pace.ts';
import { readPeople, type PersonWithRoom } from './read-people.ts';

interface Late {
  readonly dossier: StoredDossier;
  readonly dueAt: Date;
  readonly expectedAt: Date;
  /** Working minutes that its step takes whoever gets it. */
  readonly minutes: number;
}

/** Ids of what is in progress at the units in reach and due within the days ahead, what is due first; one more than are weighed. */
async function dueSoon(ctx: Pick<Context, 'db' | 'actor' | 'now'>, until: Date): Promise<string[]> {
  const reach = dossierReach(ctx.actor, endpoint.name, 0);
  const { rows } = await sql<{ id: string }>`
    with ${reach.tables}
    select d.id from dossier d
    where d.state = 'in-progress' and d.returned_at is null and d.finished_at is null
      and d.due_at > ${ctx.now}::timestamptz and d.due_at <= ${until}::timestamptz and ${reach.includes}
    order by d.due_at, d.id limit ${mostWeighed + 1}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Whether and when a dossier will be late; `unknown`: it goes through a step without a known pace. */
function weigh(
  ctx: Pick<Context, 'now' | 'calendar'>,
  dossier: StoredDossier,
  pace: Pace,
): Late | 'in-time' | 'unknown' {
  const dueAt = dossier.clock?.dueAt ?? null;
  if (dueAt === null || dossier.stepId === null) return 'unknown';
  const calendar = ctx.calendar(dossier.calendar);
  const paceOf = (stepId: string) => pace.of(dossier.competent.id, dossier.procedure.code, stepId);
  const spent = workingMinutesBetween(calendar, dossier.stepSince, ctx.now);
  const steps = dossier.process.steps.filter(({ share }) => share > 0).map(({ id }) => id);
  const left = minutesLeft({ steps, stepId: dossier.stepId, spent }, paceOf);
  if (left === null) return 'unknown';
  const expectedAt = afterWorking(calendar, ctx.now, left);
  if (expectedAt <= dueAt) return 'in-time';
  return { dossier, dueAt, expectedAt, minutes: leftOfStep(paceOf(dossier.stepId) ?? 0, spent) };
}

/** Who of the people the assignment of the caller would take for a dossier: the rule that also decides when it is handed over. */
const ableFor = (ctx: Context, dossier: StoredDossier, people: readonly PersonWithRoom[]): string[] =>
  whyNotAssign(ctx, dossier) === null
    ? people.filter((one) => typeof planAssignment(ctx, dossier, one) !== 'string').map(({ id }) => id)
    : [];

const rowOf = ({ dossier, dueAt, expectedAt }: Late, proposed: string | null) => ({
  dossierId: dossier.id,
  code: dossier.code,
  procedureName: dossier.shortName?.vi ?? dossier.procedure.name,
  version: dossier.version,
  stepName: findStep(dossier.process, dossier.stepId ?? '')?.name ?? null,
  unit: { id: dossier.competent.id, name: dossier.competent.name },
  assignee: dossier.assignee,
  dueAt: formatInstant(dueAt),
  expectedAt: formatInstant(expectedAt),
  proposed,
});

/** What will be late within the days ahead at the pace of the last half year, and who has room for it. */
export const listLateSoon = defineOperation(endpoint, async (ctx) => {
  const until = new Date(ctx.now.getTime() + daysAhead * 86_400_000);
  const ids = await dueSoon(ctx, until);
  const dossiers = await findDossiers(ctx.db, ids.slice(0, mostWeighed), { at: ctx.now, lock: false });
  const pace = await readPace(ctx, [...new Set(dossiers.map(({ competent }) => competent.id))]);
  const weighed = dossiers.map((dossier) => weigh(ctx, dossier, pace));
  const late = weighed
    .filter((one) => typeof one !== 'string')
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.dossier.code.localeCompare(b.dossier.code));
  const people = await readPeople(
    ctx,
    late.map(({ dossier }) => dossier),
    { pace, until },
  );
  const threatened = late.map(({ dossier, minutes }): Threatened => ({
    dossierId: dossier.id,
    holderId: dossier.assignee?.id ?? null,
    minutes,
    able: ableFor(ctx, dossier, people),
  }));
  const proposed = proposeFor(threatened, people);
  const lateOf = (personId: string) => late.filter(({ dossier }) => dossier.assignee?.id === personId).length;
  return {
    measuredAt: pace.measuredAt && formatInstant(pace.measuredAt),
    items: late.map((one) => rowOf(one, proposed.get(one.dossier.id) ?? null)),
    people: people
      .toSorted((a, b) => b.here - b.needed - (a.here - a.needed) || a.name.localeCompare(b.name, 'vi'))
      .map(({ id, name, unitName, openItems, needed, unknown, here }) => ({
        id,
        name,
        unitName,
        openItems,
        neededMinutes: needed,
        unknownItems: unknown,
        hereMinutes: here,
        late: lateOf(id),
      })),
    weighed: dossiers.length,
    unknown: weighed.filter((one) => one === 'unknown').length,
    left: ids.length > mostWeighed,
  };
});
