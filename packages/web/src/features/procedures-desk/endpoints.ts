// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  actOnDossier,
  assignDossiers,
  explainDueDate,
  getDossier,
  getDossierFile,
  getLetter,
  getMyFile,
  getProcedure,
  listAssignees,
  listDossiers,
  listTrackingBook,
  printTrackingBook,
  receiveDossier,
  searchProcedures,
  takeInDossier,
  writeResult,
} from '@dongbo/contract/procedures';
