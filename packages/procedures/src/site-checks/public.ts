import { cancelSiteCheck } from './cancel-site-check.ts';
import { correctSiteCheck } from './correct-site-check.ts';
import { getSiteCheck } from './get-site-check.ts';
import { getSiteCheckChoices } from './get-site-check-choices.ts';
import { getSiteCheckFile } from './get-site-check-file.ts';
import { listSiteChecks } from './list-site-checks.ts';
import { planSiteCheck } from './plan-site-check.ts';
import { postponeSiteCheck } from './postpone-site-check.ts';
import { printSiteMinutes } from './print-site-minutes.ts';
import { recordSiteCheck } from './record-site-check.ts';
import { signSiteCheckOnPaper } from './sign-on-paper.ts';
import { signSiteCheck } from './sign-site-check.ts';

export const siteCheckOperations = [
  planSiteCheck,
  listSiteChecks,
  getSiteCheckChoices,
  getSiteCheck,
  postponeSiteCheck,
  cancelSiteCheck,
  recordSiteCheck,
  correctSiteCheck,
  signSiteCheck,
  signSiteCheckOnPaper,
  getSiteCheckFile,
  printSiteMinutes,
];
export { siteCheckMeasures } from './site-check-measures.ts';
export { siteCheckNotices } from './site-check-notices.ts';
export { sweepSiteChecks } from './sweep-site-checks.ts';
