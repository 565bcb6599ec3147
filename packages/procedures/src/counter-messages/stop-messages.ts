import { stopMessages as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { endMessages } from './told-at-counter.ts';

/** Whoever agreed at the counter wants no more messages: as easy as agreeing, at every stage of the dossier. */
export const stopMessages = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  await endMessages(ctx, dossier);
  return dossierChanged(dossier);
});
