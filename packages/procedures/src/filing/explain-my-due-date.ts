import { explainMyDueDate as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { explainClock } from '../dossiers/dossier-clock.ts';
import { runningClock } from '../dossiers/dossier-view.ts';
import { getOwnDossier } from './my-dossier-view.ts';

export const explainMyDueDate = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  const running = runningClock(ctx, dossier);
  return running === null ? ctx.refuse('dossier.not-received-yet') : explainClock(running, ctx.now);
});
