import { listSiteChecks as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { findSiteChecksOf } from './find-site-checks.ts';
import { mayLead } from './load-site-check.ts';
import { viewSiteCheck } from './site-check-view.ts';

/** Every verification of a dossier. */
export const listSiteChecks = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const checks = dossier.siteChecks === 0 ? [] : await findSiteChecksOf(ctx.db, dossier.id, ctx.now);
  const { actor } = ctx;
  const looking = { now: ctx.now, calendar: ctx.calendar(dossier.calendar), personId: actor.personId };
  return {
    items: checks.map((check) =>
      viewSiteCheck(check, {
        ...looking,
        mayLead: dossier.stepId !== null && mayLead(actor, dossier, check, 'procedures.site-check.record'),
      }),
    ),
  };
});
