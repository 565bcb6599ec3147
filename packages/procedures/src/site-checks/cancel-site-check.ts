import { cancelSiteCheck as endpoint, siteCheckEvents } from '@dongbo/contract/procedures';
import { closeWork } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadCheckForChange, mayLead } from './load-site-check.ts';
import { slotOfCheck } from './work-of-site-check.ts';

/** Nobody has to look at it any more: everybody is told why. */
export const cancelSiteCheck = defineOperation(endpoint, async (ctx, input) => {
  const { check, dossier } = await loadCheckForChange(ctx, input, {
    permission: endpoint.name,
    states: ['planned'],
    may: (known) => mayLead(ctx.actor, known.dossier, known.check, endpoint.name),
  });
  const version = check.version + 1;
  await ctx.db
    .updateTable('site_check')
    .set({ state: 'cancelled', cancelled_at: ctx.now, cancel_reason: input.reason, version })
    .where('id', '=', check.id)
    .execute();
  await closeWork(ctx.db, { system: 'procedures', subjectId: dossier.id, slot: slotOfCheck(check.id) });
  ctx.emit(
    siteCheckEvents.cancelled,
    { dossierId: dossier.id, code: dossier.code, siteCheckId: check.id, note: input.reason },
    { subjectId: dossier.id, unitId: check.unit.id },
  );
  return { id: check.id, version };
});
