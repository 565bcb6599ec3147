import { getReferralChoices as endpoint, type KnownTimeLimit } from '@dongbo/contract/procedures';
import { formatInstant, localDate, unitJson, unitsBelow, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { answerersOf } from './answerers-of.ts';
import { declaredTasksOf, referralRuleOn } from './referral-data.ts';
import { daysBefore, proposedLimit } from './referral-rule.ts';

const peopleOf = async (ctx: Context, unitId: string) =>
  (await answerersOf(ctx, unitId)).filter(({ id }) => id !== ctx.actor.personId).map(({ id, name }) => ({ id, name }));

/** Usual deadlines, and the tasks that are declared for the procedure with the units that do them here. */
export const getReferralChoices = defineOperation(endpoint, async (ctx, { dossierId, unitId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const today = localDate(ctx.now);
  const rule = referralRuleOn(today);
  const due = dossier.clock?.dueAt ?? null;
  const counting = { from: ctx.now, calendar: ctx.calendar(dossier.calendar) };
  const proposed = (limit: KnownTimeLimit) => proposedLimit(limit, due, counting);
  const tasks = declaredTasksOf(dossier.procedure.code, today);
  const functions = [...new Set(tasks.map(({ unitFunction }) => unitFunction).filter((key) => key !== null))];
  const { rows } =
    functions.length === 0
      ? { rows: [] }
      : await sql<{ unit: UnitFacts }>`
          select ${unitJson(sql`one.id`, ctx.now)} as unit from unit one
          where one.function_key = any(${functions}::text[]) and one.id in (${unitsBelow([dossier.competent.id])})
            and (one.valid_to is null or one.valid_to > ${today}::date)`.execute(ctx.db);
  const unitFor = (key: string | null) => {
    const found = rows.find(({ unit }) => key !== null && unit.functionKey === key)?.unit;
    return found === undefined ? null : { id: found.id, name: found.name };
  };
  return {
    limits: { opinion: proposed(rule.limits.opinion), task: proposed(rule.limits.task) },
    before: due && { dueAt: formatInstant(due), days: daysBefore(due, rule.longest.value, counting) },
    source: rule.source,
    people: unitId === undefined ? [] : await peopleOf(ctx, unitId),
    tasks: tasks.map(({ key, title, sequence, isNeeded, limit, unitFunction, source }) => ({
      key,
      title,
      sequence,
      isNeeded,
      limit: proposed(limit),
      source,
      unit: unitFor(unitFunction),
    })),
  };
});
