// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  discardDraft,
  getDraft,
  getMyDossier,
  getMyFile,
  getMySupplement,
  getProcedure,
  listDrafts,
  listMyDossiers,
  saveDraft,
  startDraft,
  submitDossier,
} from '@dongbo/contract/procedures';
