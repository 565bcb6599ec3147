import { explainDueDate as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { explainClock } from './dossier-clock.ts';
import { runningClock } from './dossier-view.ts';
import { loadDossier } from './load-dossier.ts';

export const explainDueDate = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  const running = runningClock(ctx, dossier);
  return running === null ? ctx.refuse('dossier.not-received-yet') : explainClock(running, ctx.now);
});
