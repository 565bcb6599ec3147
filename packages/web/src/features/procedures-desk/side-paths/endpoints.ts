// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  acceptSupplement,
  getSupplement,
  listEndingGrounds,
  recordSupplement,
  refuseDossier,
  requestSupplement,
  withdrawDossier,
} from '@dongbo/contract/procedures';
