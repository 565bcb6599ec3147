// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  discardDraft,
  explainMyDueDate,
  getDraft,
  getMyDossier,
  getMyFile,
  getMyLetter,
  getMySupplement,
  getProcedure,
  listDrafts,
  listMyDossiers,
  saveDraft,
  startDraft,
  submitDossier,
} from '@dongbo/contract/procedures';
