import type { Operation } from '@dongbo/kernel';
import { writeResult } from '../results/write-result.ts';
import { actOnDossier } from './act-on-dossier.ts';
import { assignDossiers } from './assign-dossiers.ts';
import { listAssignees } from './list-assignees.ts';
import { receiveDossier } from './receive-dossier.ts';
import { takeInDossier } from './take-in-dossier.ts';

export const settlingOperations: readonly Operation[] = [
  takeInDossier,
  receiveDossier,
  actOnDossier,
  assignDossiers,
  listAssignees,
  writeResult,
];
