import { getSiteCheckChoices as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { whoCanGo } from './plan-site-check.ts';

/** Who of the body can go along, but for who asks: they go anyway. */
export const getSiteCheckChoices = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const people = await whoCanGo(ctx, dossier);
  return { people: people.filter(({ id }) => id !== ctx.actor.personId).map(({ id, name }) => ({ id, name })) };
});
