import { scopesOf, type Actor } from '@dongbo/kernel';
import { mayForDossier, placesOf } from '../dossiers/dossier-actor.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** May the actor change the fees of a dossier? Money belongs to the unit that collects it: when a commune took the dossier in and
 * another body settles it, that body sees the fees and changes nothing of them. Pure. */
export function mayChangeFees(actor: Actor, permission: string, dossier: StoredDossier): boolean {
  const { receiving, competent } = dossier;
  const isElsewhere = receiving.parent?.kind === 'commune' && !receiving.ancestors.includes(competent.id);
  const collecting = { ...dossier, competent: receiving, division: receiving, committeeOffice: null };
  return mayForDossier(actor, permission, isElsewhere ? collecting : dossier);
}

/** The unit for which the actor does something with the fees: the one of their grant; without one the unit that collects. Pure. */
export function actingUnit(actor: Actor, dossier: StoredDossier): string {
  const scopes = scopesOf(actor, 'procedures.fee.get').filter(
    ({ field }) => field === null || field === dossier.procedure.field,
  );
  const [held] = placesOf(dossier).flatMap(({ ancestors }) =>
    scopes.filter(({ unitId }) => ancestors.includes(unitId)),
  );
  return held?.unitId ?? dossier.receiving.id;
}
