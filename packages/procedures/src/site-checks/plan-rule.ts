import { findStep, type Actor } from '@dongbo/kernel';
import { mayActHere } from '../dossiers/at-step.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { mayCheckAt } from './site-check-data.ts';

/** Can a verification of the dossier be planned as it stands? Pure. */
export const canBeChecked = ({ process, stepId, openPath }: StoredDossier): boolean =>
  openPath === null && mayCheckAt(findStep(process, stepId ?? '')?.kind);

/** May the actor plan one? Pure. */
export const mayPlanCheck = (actor: Actor, dossier: StoredDossier): boolean =>
  canBeChecked(dossier) && mayActHere(actor, dossier, 'procedures.site-check.plan');
