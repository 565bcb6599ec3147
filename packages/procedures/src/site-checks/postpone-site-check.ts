import { postponeSiteCheck as endpoint, siteCheckEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, formatInstant, localDate, putWork } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadCheckForChange, mayLead } from './load-site-check.ts';
import { siteCheckRuleOn } from './site-check-data.ts';
import { canBePlannedFor, lateAtOf } from './site-check-rule.ts';
import { inWords } from './site-check-words.ts';
import { workOfCheck } from './work-of-site-check.ts';

/** It is to be at another time: everybody is told why, and the time before stays written down. */
export const postponeSiteCheck = defineOperation(endpoint, async (ctx, input) => {
  const { check, dossier } = await loadCheckForChange(ctx, input, {
    permission: endpoint.name,
    states: ['planned'],
    may: (known) => mayLead(ctx.actor, known.dossier, known.check, endpoint.name),
  });
  const rule = siteCheckRuleOn(localDate(ctx.now));
  const plannedAt = new Date(input.plannedAt);
  if (!canBePlannedFor(plannedAt, ctx.now, rule)) return ctx.refuse('site-check.time-not-possible');
  const moved = {
    ...check,
    plannedAt,
    lateAt: lateAtOf(plannedAt, rule, ctx.calendar(defaultCalendarName)),
    postponements: [
      ...check.postponements,
      {
        from: formatInstant(check.plannedAt),
        to: formatInstant(plannedAt),
        reason: input.reason,
        by: ctx.actor.name,
      },
    ],
    version: check.version + 1,
  };
  await ctx.db
    .updateTable('site_check')
    .set({
      planned_at: plannedAt,
      late_at: moved.lateAt,
      late_told_at: null,
      postponements: JSON.stringify(moved.postponements),
      version: moved.version,
    })
    .where('id', '=', check.id)
    .execute();
  await putWork(ctx.db, workOfCheck(ctx, dossier, moved));
  ctx.emit(
    siteCheckEvents.postponed,
    {
      dossierId: dossier.id,
      code: dossier.code,
      siteCheckId: check.id,
      plannedAt: formatInstant(plannedAt),
      place: check.place,
      note: `${inWords(plannedAt, check.place)}. Lý do: ${input.reason}`,
    },
    { subjectId: dossier.id, unitId: check.unit.id },
  );
  return { id: check.id, version: moved.version };
});
