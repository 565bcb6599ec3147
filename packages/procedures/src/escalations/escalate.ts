import { dossierEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, findStep, formatInstant, holdersAnywhere, localDate } from '@dongbo/kernel';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { stepDueAt } from '../dossiers/dossier-view.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { holding, tellPeople } from '../notices/tell.ts';
import { escalationRuleOn, levels, type Level } from './escalation-data.ts';
import { isWorkingTime, passedRungs, type PassedRung, type RunningTimes } from './escalation-rule.ts';

/** Who is called at a level. */
async function peopleAt(ctx: Context, dossier: StoredDossier, level: Level): Promise<string[]> {
  const { field } = dossier.procedure;
  const unit = unitOfStep(dossier, dossier.stepId);
  const holders = async (unitId: string, roles: readonly string[]) =>
    await holding(ctx, { unitIds: [unitId], roles, field });
  const { roles } = escalationRuleOn(localDate(ctx.now));
  switch (level) {
    case 'holder': {
      const role = findStep(dossier.process, dossier.stepId ?? '')?.actor.role;
      if (dossier.assignee !== null) return [dossier.assignee.id];
      return role === undefined ? [] : await holders(unit.id, [role]);
    }
    case 'head':
      return await holders(unit.id, roles.head);
    case 'leader':
      return await holders(dossier.competent.id, roles.leader);
    case 'province':
      return await holdersAnywhere(ctx.db, roles.province, ctx.now);
  }
}

/** Who is told of a rung: the people of its level, or where nobody is, of the next one above. */
async function peopleOf(ctx: Context, dossier: StoredDossier, level: Level): Promise<string[]> {
  for (const one of levels.slice(levels.indexOf(level))) {
    const people = await peopleAt(ctx, dossier, one);
    if (people.length > 0) return people;
  }
  return [];
}

/** Writes a rung down; false: it was already, by whoever came first. */
async function note(ctx: Context, dossierId: string, { rung, dueAt }: PassedRung, people: number): Promise<boolean> {
  const row = await ctx.db
    .insertInto('escalation')
    .values({ dossier_id: dossierId, rung: rung.key, due_at: dueAt, told_at: ctx.now, people })
    .onConflict((conflict) => conflict.doNothing())
    .returning('dossier_id')
    .executeTakeFirst();
  return row !== undefined;
}

async function tell(ctx: Context, dossier: StoredDossier, { rung, dueAt }: PassedRung, people: readonly string[]) {
  const { id: dossierId, code } = dossier;
  const unit = unitOfStep(dossier, dossier.stepId);
  const due = formatInstant(dueAt);
  const facts = { code, dueAt: due, unit: unit.name };
  await tellPeople(ctx, { key: rung.key, people, facts, subjectId: dossierId, eventId: ctx.newId() });
  ctx.emit(
    dossierEvents.escalated,
    { dossierId, code, rung: rung.key, level: rung.level, dueAt: due },
    { subjectId: dossierId, unitId: unit.id },
  );
}

const timesOf = (ctx: Context, dossier: StoredDossier): RunningTimes => ({
  own: dossier.clock,
  dueAt: dossier.clock?.finishedAt === null ? dossier.clock.dueAt : null,
  stepSince: dossier.stepSince,
  stepDueAt: dossier.state === 'suspended' ? null : stepDueAt(ctx, dossier),
});

/** Calls the people of every rung that one dossier has passed, each rung once for each due date. */
export const escalate = defineJob(
  'procedures.escalate',
  z.object({ dossierId: z.uuid() }),
  async (ctx, { dossierId }) => {
    // Behind whoever acts on it now: what they have done is no longer called for.
    const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
    const calendar = ctx.calendar(dossier?.calendar ?? defaultCalendarName);
    if (dossier === undefined || !isWorkingTime({ calendar, now: ctx.now })) return;
    ctx.about(dossierId);
    const rule = escalationRuleOn(localDate(ctx.now));
    const told = new Set<string>();
    // From the top: whoever is called for several at once hears of the highest alone.
    for (const passed of passedRungs(timesOf(ctx, dossier), { rule, calendar, now: ctx.now }).toReversed()) {
      const called = passed.isFresh ? await peopleOf(ctx, dossier, passed.rung.level) : [];
      const people = called.filter((personId) => !told.has(personId));
      if (!(await note(ctx, dossierId, passed, people.length)) || people.length === 0) continue;
      for (const personId of people) told.add(personId);
      await tell(ctx, dossier, passed, people);
    }
  },
);
