import { findStep, type Actor } from '@dongbo/kernel';
import { actorFacts, mayForDossier } from './dossier-actor.ts';
import { isPartyTo } from './party.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** Is the work at the dossier's step the actor's: by permission, by the role that the step needs, and given to nobody else? Pure. */
export function mayActHere(actor: Actor, dossier: StoredDossier, permission: string): boolean {
  const step = findStep(dossier.process, dossier.stepId ?? '');
  if (step === undefined || isPartyTo(actor, dossier) || !mayForDossier(actor, permission, dossier)) return false;
  if (dossier.assignee !== null && dossier.assignee.id !== actor.personId) return false;
  return actorFacts(actor, dossier).roles.some(({ role, at }) => role === step.actor.role && at === step.actor.at);
}
