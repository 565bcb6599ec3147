// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  exportDigitisation,
  getDigitisation,
  listDigitisation,
  recordPaperData,
  signCopies,
} from '@dongbo/contract/procedures';
