// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  acceptSupplement,
  confirmArrivals,
  decideEnding,
  correctDossier,
  getSupplement,
  listEndingGrounds,
  listLateCauses,
  proposeEnding,
  recordSupplement,
  refuseDossier,
  requestSupplement,
  returnApology,
  returnEnding,
  sendApology,
  withdrawDossier,
  writeApology,
} from '@dongbo/contract/procedures';
