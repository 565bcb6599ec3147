import type { ProcessActor } from '@dongbo/contract';
import { dossierVocabulary, type DossierVocabulary } from '@dongbo/contract/procedures';
import { mayAt, type Actor, type ActorFacts, type HeldRole, type Place, type ProcessState } from '@dongbo/kernel';
import type { StoredDossier } from './stored-dossier.ts';
import { unitsByRelation } from './work-of-dossier.ts';

const place = (ancestors: readonly string[], dossier: Pick<StoredDossier, 'procedure'>): Place => ({
  ancestors,
  field: dossier.procedure.field,
});

/** Where a dossier lives: at the unit that took it in, the body that settles it and its division, and at the office of the
 * committee where that decides. */
export function placesOf(
  dossier: Pick<StoredDossier, 'receiving' | 'competent' | 'division' | 'committeeOffice' | 'procedure'>,
): Place[] {
  const { receiving, competent, division, committeeOffice } = dossier;
  return [receiving, competent, division, ...(committeeOffice === null ? [] : [committeeOffice])].map(({ ancestors }) =>
    place(ancestors, dossier),
  );
}

/** Does the actor hold the permission at one of the dossier's places? */
export function mayForDossier(actor: Actor, permission: string, dossier: StoredDossier): boolean {
  return placesOf(dossier).some((one) => mayAt(actor, permission, one));
}

/** The roles that a person holds towards this dossier. A role at a unit reaches everything below it. */
export function rolesTowards(held: readonly HeldRole[], dossier: StoredDossier): ProcessActor<DossierVocabulary>[] {
  const units = unitsByRelation(dossier);
  return held.flatMap(({ role, unitId, field }) =>
    dossierVocabulary.relations
      .filter(
        (relation) =>
          units[relation].ancestors.includes(unitId) && (field === null || field === dossier.procedure.field),
      )
      .map((at) => ({ role, at })),
  );
}

export function actorFacts(actor: Actor, dossier: StoredDossier): ActorFacts<DossierVocabulary> {
  return { personId: actor.personId ?? '', roles: rolesTowards(actor.grants, dossier) };
}

/** Where the dossier stands in its process; null when the process has ended. */
export function processState(dossier: StoredDossier): ProcessState | null {
  if (dossier.stepId === null) return null;
  return {
    stepId: dossier.stepId,
    assigneeId: dossier.assignee?.id ?? null,
    version: dossier.version,
    completedBy: dossier.stepActors,
  };
}
