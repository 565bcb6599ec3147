import type { Job, Operation, Reaction } from '@dongbo/kernel';
import { writeResult } from '../results/write-result.ts';
import { actOnDossier } from './act-on-dossier.ts';
import { assignDossiers } from './assign-dossiers.ts';
import { explainDueDate } from './explain-due-date.ts';
import { getDossier } from './get-dossier.ts';
import { getDossierFile } from './get-dossier-file.ts';
import { getLetter } from './get-letter.ts';
import { listDossiers } from './list-dossiers.ts';
import { receiveDossier } from './receive-dossier.ts';
import { takeInDossier } from './take-in-dossier.ts';

export const dossierOperations: readonly Operation[] = [
  takeInDossier,
  receiveDossier,
  listDossiers,
  getDossier,
  explainDueDate,
  actOnDossier,
  assignDossiers,
  writeResult,
  getLetter,
  getDossierFile,
];

/** Settling reacts to nothing: what follows from its events is for letters and notices. */
export const dossierReactions: readonly Reaction[] = [];

/** Settling has no work for later of its own; signing and printing bring theirs. */
export const dossierJobs: readonly Job[] = [];
