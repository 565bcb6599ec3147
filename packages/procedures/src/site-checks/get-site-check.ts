import { getSiteCheck as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { mayOpenDossier } from '../referrals/load-referral.ts';
import { loadSiteCheck, mayLead } from './load-site-check.ts';
import { viewSiteCheck } from './site-check-view.ts';

/** One verification for who goes along: of the dossier its code, procedure and owner alone. */
export const getSiteCheck = defineOperation(endpoint, async (ctx, { siteCheckId }) => {
  const { check, dossier } = await loadSiteCheck(ctx, siteCheckId, endpoint.name);
  ctx.about(check.dossierId);
  const { actor, now } = ctx;
  const whole = (await findDossier(ctx.db, check.dossierId, { at: now, lock: false })) ?? notFound();
  return {
    ...viewSiteCheck(check, {
      now,
      calendar: ctx.calendar(dossier.calendar),
      personId: actor.personId,
      mayLead: dossier.step_id !== null && mayLead(actor, whole, check, 'procedures.site-check.record'),
    }),
    dossierId: mayOpenDossier(actor, dossier, 'procedures.dossier.get') ? check.dossierId : null,
    code: dossier.code,
    procedureName: dossier.procedure_name,
    ownerName: dossier.owner_name,
    dueAt: whole.clock?.dueAt ? formatInstant(whole.clock.dueAt) : null,
  };
});
