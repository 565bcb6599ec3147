// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  cancelSiteCheck,
  correctSiteCheck,
  getSiteCheck,
  getSiteCheckChoices,
  getSiteCheckFile,
  listSiteChecks,
  planSiteCheck,
  postponeSiteCheck,
  printSiteMinutes,
  recordSiteCheck,
  signSiteCheck,
  signSiteCheckOnPaper,
} from '@dongbo/contract/procedures';
