import type { ProcessActor } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import { findStep, type Actor } from '@dongbo/kernel';
import { mayActHere } from '../dossiers/at-step.ts';
import { decidingStep } from '../dossiers/deciding-step.ts';
import type { OpenPath, StoredDossier } from '../dossiers/stored-dossier.ts';
import { mayBeginAt } from '../side-paths/side-path-data.ts';
import { isDecided } from './ending-rule.ts';
import type { StoredProposal } from './stored-proposal.ts';

/** Who decides there; undefined where nobody does. */
export const decidingActor = (dossier: Pick<StoredDossier, 'process'>): ProcessActor<DossierVocabulary> | undefined =>
  decidingStep(dossier)?.actor;

/** Can it be proposed to refuse or stop the dossier: received, not waiting for its owner, its result not decided. An answer that is
 * still incomplete stands in nobody's way. Pure. */
export const canBeProposed = (dossier: StoredDossier): boolean =>
  dossier.clock !== null &&
  (dossier.openPath === null || dossier.openPath === 'supplement-answered') &&
  !isDecided(dossier) &&
  decidingStep(dossier) !== undefined &&
  mayBeginAt('ending-by-decision', findStep(dossier.process, dossier.stepId ?? '')?.kind);

export const mayPropose = (actor: Actor, dossier: StoredDossier): boolean =>
  mayActHere(actor, dossier, 'procedures.ending.propose');

/** Who proposed it, or processed the dossier where the process keeps the two apart, does not decide. Pure. */
export function isOwnProposal(actor: Actor, dossier: StoredDossier): boolean {
  const apart = decidingStep(dossier)?.notSamePersonAs;
  const processedBy = apart === undefined ? undefined : dossier.stepActors[apart];
  return [dossier.proposal?.byId, processedBy].includes(actor.personId ?? '');
}

export const mayDecide = (actor: Actor, dossier: StoredDossier): boolean =>
  mayActHere(actor, dossier, 'procedures.ending.decide');

export const mayReturn = (actor: Actor, dossier: StoredDossier): boolean =>
  mayActHere(actor, dossier, 'procedures.ending.return');

/** The dossier with a proposal waits at the leader's step; who proposed has done their own. Pure. */
export function proposedDossier(dossier: StoredDossier, proposal: StoredProposal): StoredDossier {
  return {
    ...dossier,
    openPath: 'ending-proposed',
    proposal,
    stepId: decidingStep(dossier)?.id ?? dossier.stepId,
    stepSince: proposal.at,
    cameBack: null,
    assignee: null,
    stepActors: { ...dossier.stepActors, [proposal.stepId]: proposal.byId },
    version: dossier.version + 1,
  };
}

/** The way on which the dossier was before: an answer that came waits for the officer as it did. Pure. */
const wayBefore = ({ supplement }: StoredDossier): OpenPath => (supplement === null ? null : 'supplement-answered');

/** The dossier is back where the proposal was made, with who had the work, if they still can do it. Pure. */
export function returnedDossier(
  dossier: StoredDossier,
  proposal: StoredProposal,
  { remark, assignee, at }: { remark: string; assignee: StoredDossier['assignee']; at: Date },
): StoredDossier {
  return {
    ...dossier,
    openPath: wayBefore(dossier),
    proposal: null,
    stepId: proposal.stepId,
    stepSince: at,
    cameBack: remark,
    assignee,
    version: dossier.version + 1,
  };
}
