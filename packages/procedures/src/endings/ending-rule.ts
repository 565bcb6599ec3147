import { findStep, type Actor } from '@dongbo/kernel';
import { mayActHere } from '../dossiers/at-step.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { isExplained } from '../supplements/bring-pieces.ts';
import { mayBeginAt, type WayName } from '../side-paths/side-path-data.ts';

/** What is signed or on its way to be signed has been decided: it is neither refused nor withdrawn any more. */
const decided: ReadonlySet<string> = new Set(['signing', 'signed', 'issued']);

export const isDecided = ({ result }: Pick<StoredDossier, 'result'>): boolean => decided.has(result?.state ?? '');

const standsAt = (way: WayName, dossier: StoredDossier): boolean =>
  mayBeginAt(way, findStep(dossier.process, dossier.stepId ?? '')?.kind) && !isDecided(dossier);

/** May its owner, or an officer for them, still withdraw the dossier? Pure. */
export const canBeWithdrawn = (dossier: StoredDossier): boolean => standsAt('withdrawal', dossier);

/** Can the counter refuse the dossier: before it was received, for then its examination begins, and not while its owner still has
 * time to answer, unless they said why they cannot. Pure. */
export const canBeRefusedAtIntake = (dossier: StoredDossier): boolean =>
  dossier.clock === null &&
  (dossier.openPath !== 'supplement-asked' || (dossier.supplement !== null && isExplained(dossier.supplement))) &&
  standsAt('refusal-at-intake', dossier);

export const mayRefuse = (actor: Actor, dossier: StoredDossier): boolean =>
  mayActHere(actor, dossier, 'procedures.dossier.refuse');

export const mayWithdraw = (actor: Actor, dossier: StoredDossier): boolean =>
  !isPartyTo(actor, dossier) && mayForDossier(actor, 'procedures.dossier.withdraw', dossier);
