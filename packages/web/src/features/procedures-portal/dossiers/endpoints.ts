// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only who follows a dossier loads it.
export {
  answerSupplement,
  explainMyDueDate,
  getMyForecast,
  getMyLetter,
  rateMyDossier,
  withdrawMyDossier,
} from '@dongbo/contract/procedures';
