// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export { answerSupplement, withdrawMyDossier } from '@dongbo/contract/procedures';
