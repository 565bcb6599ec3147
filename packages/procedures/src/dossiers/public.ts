import type { Operation } from '@dongbo/kernel';
import { getNamedLimit } from './get-named-limit.ts';
import { explainDueDate } from './explain-due-date.ts';
import { getDossier } from './get-dossier.ts';
import { getDossierFile } from './get-dossier-file.ts';
import { inspectDossier } from './inspect-dossier.ts';
import { listDossiers } from './list-dossiers.ts';

export const dossierOperations: readonly Operation[] = [
  listDossiers,
  getDossier,
  inspectDossier,
  explainDueDate,
  getDossierFile,
  getNamedLimit,
];
export { exportDossiers } from './export-dossiers.ts';
export { dossierNames } from './dossier-names.ts';
export { dossierSubjects } from './dossier-subjects.ts';
