import type { Actor, Calendar } from '@dongbo/kernel';
import { mayActHere } from '../dossiers/at-step.ts';
import { arrivedClock } from '../dossiers/starting-clock.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';

/** May the actor say that it has arrived: whose work it is there. Pure. */
export const mayConfirm = (actor: Actor, dossier: StoredDossier): boolean =>
  mayActHere(actor, dossier, 'procedures.arrival.confirm');

/** The dossier at its competent agency: the time starts, and it stands where the agency begins. Null: it is not on its way. Pure. */
export function arrivedDossier(dossier: StoredDossier, at: Date, calendar: Calendar): StoredDossier | null {
  const { clock, openPath } = dossier;
  if (openPath !== 'on-its-way' || clock === null) return null;
  return {
    ...dossier,
    openPath: null,
    clock: arrivedClock(clock, at, calendar),
    stepSince: at,
    version: dossier.version + 1,
  };
}
