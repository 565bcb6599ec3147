import { getMyForecast as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { runningClock } from '../dossiers/dossier-view.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { readTook } from './read-took.ts';

/** How long dossiers like one's own took here, while it is being settled. */
export const getMyForecast = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  const running = runningClock(ctx, dossier);
  if (running === null || running.clock.finishedAt !== null) return null;
  return await readTook(ctx, { competentUnitId: dossier.competent.id, procedureCode: dossier.procedure.code });
});
