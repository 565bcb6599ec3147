// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  acceptSupplement,
  confirmArrivals,
  decideEnding,
  correctDossier,
  getSupplement,
  listEndingGrounds,
  proposeEnding,
  recordSupplement,
  refuseDossier,
  requestSupplement,
  returnEnding,
  withdrawDossier,
} from '@dongbo/contract/procedures';
