// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only a dossier with a result loads it.
export {
  confirmPaperExchange,
  getCorrectionRequests,
  getDossierFile,
  getPaperExchanges,
  refuseCorrection,
} from '@dongbo/contract/procedures';
