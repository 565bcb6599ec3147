import { fileURLToPath } from 'node:url';
import type { System } from '@dongbo/kernel';
import permissions from '../data/permissions.json' with { type: 'json' };
import { arrivalOperations } from './arrivals/public.ts';
import { apologyOperations, sweepApologies, weighApology } from './apologies/public.ts';
import { batchOperations, doMany, printMany, sweepBatches } from './batches/public.ts';
import { bundleMeasures, bundleNotices, bundleOperations, sweepBundles } from './bundles/public.ts';
import { catalogueOperations, catalogueProjections } from './catalogue/public.ts';
import { digitisationOperations, exportDigitisation } from './digitisation/public.ts';
import { getReferenceList } from './reference-lists/get-reference-list.ts';
import { correctionNotices, correctionRequestOperations, sweepCorrections } from './correction-requests/public.ts';
import { exchangeReactions, paperExchangeOperations, sweepExchanges } from './paper-exchanges/public.ts';
import { correctionOperations } from './corrections/public.ts';
import { escalate, sweepEscalations } from './escalations/public.ts';
import { counterSupplementOperations } from './counter-supplements/public.ts';
import { endingOperations } from './endings/public.ts';
import { dossierNames, dossierOperations, dossierSubjects, exportDossiers } from './dossiers/public.ts';
import {
  exportFeeBook,
  feeJobs,
  feeMeasures,
  feeOperations,
  reconcileEveryNight,
  reconcilePayments,
} from './fees/public.ts';
import { exportFigures } from './figures/export-figures.ts';
import { getMyForecast } from './figures/get-my-forecast.ts';
import { listLateSoon } from './forecast/list-late-soon.ts';
import { sweepPace } from './forecast/measure-pace.ts';
import { listFigures } from './figures/list-figures.ts';
import { deleteEndedDraft, filingOperations, sweepDrafts } from './filing/public.ts';
import { heldOperations, heldTakeMeasures, heldTakeNotices, sweepHeldTakes } from './held/public.ts';
import { heldUseMeasures, heldUseOperations, sweepHeldUse } from './held-use/public.ts';
import { intakeOperations } from './intake/public.ts';
import { layoutFolder } from './letters/layout-folder.ts';
import { getLetter } from './letters/get-letter.ts';
import { dossierMeasures } from './measures/dossier-measures.ts';
import { myPaperOperations } from './my-papers/public.ts';
import { procedureMessages } from './notices/owner-messages.ts';
import { ownerNotices } from './notices/owner-notices.ts';
import { proposerNotices } from './notices/tell-proposers.ts';
import { staffNotices } from './notices/tell-staff.ts';
import { referralMeasures, referralNotices, referralOperations, sweepReferrals } from './referrals/public.ts';
import { resultChangeOperations, signResultChange } from './result-changes/public.ts';
import { signResult } from './results/sign-result.ts';
import { dossierStaffing } from './routing/staffed-steps.ts';
import { seeds } from './seeds.ts';
import { settlingOperations } from './settling/public.ts';
import { siteCheckMeasures, siteCheckNotices, siteCheckOperations, sweepSiteChecks } from './site-checks/public.ts';
import { endUnanswered, supplementOperations, sweepSupplements } from './supplements/public.ts';
import { visitOperations } from './visits/public.ts';
import { counterMessageOperations } from './counter-messages/public.ts';
import { ratingMeasures, ratingNotices, ratingOperations } from './ratings/public.ts';
import { exportTrackingBook } from './tracking-book/export-tracking-book.ts';
import { listTrackingBook } from './tracking-book/list-tracking-book.ts';
import { printTrackingBook } from './tracking-book/print-tracking-book.ts';

const sweeps = [
  sweepDrafts,
  sweepSupplements,
  sweepReferrals,
  sweepApologies,
  sweepEscalations,
  sweepBundles,
  sweepBatches,
  sweepPace,
  sweepSiteChecks,
  sweepHeldTakes,
  sweepHeldUse,
  sweepCorrections,
  sweepExchanges,
  procedureMessages.sweep,
];

/** Lists that can be had as files. */
const exports = [exportDossiers, exportDigitisation, exportFigures, exportFeeBook, exportTrackingBook];

/** Administrative-procedure settlement (Hệ thống thông tin giải quyết thủ tục hành chính). */
export const proceduresSystem: System = {
  name: 'procedures',
  uploads: [],
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  operations: [
    ...catalogueOperations,
    getReferenceList,
    ...filingOperations,
    ...settlingOperations,
    ...dossierOperations,
    ...arrivalOperations,
    ...feeOperations,
    ...supplementOperations,
    ...counterSupplementOperations,
    ...endingOperations,
    ...resultChangeOperations,
    ...correctionRequestOperations,
    ...paperExchangeOperations,
    ...apologyOperations,
    ...intakeOperations,
    ...heldOperations,
    ...heldUseOperations,
    ...myPaperOperations,
    ...correctionOperations,
    ...ratingOperations,
    ...visitOperations,
    ...counterMessageOperations,
    ...bundleOperations,
    ...batchOperations,
    ...digitisationOperations,
    ...referralOperations,
    ...siteCheckOperations,
    listFigures,
    listLateSoon,
    getMyForecast,
    getLetter,
    listTrackingBook,
    printTrackingBook,
    ...exports.map(({ operation }) => operation),
  ],
  reactions: [
    handOverDossiers,
    ...staffNotices,
    ...proposerNotices,
    ...referralNotices,
    ...ratingNotices,
    ...correctionNotices,
    ...exchangeReactions,
    ...bundleNotices,
    ...siteCheckNotices,
    ...heldTakeNotices,
  ],
  projections: [...catalogueProjections, ownerNotices],
  jobs: [
    signResult,
    signResultChange,
    deleteEndedDraft,
    endUnanswered,
    weighApology,
    escalate,
    doMany,
    printMany,
    ...sweeps.map(({ job }) => job),
    ...exports.map(({ job }) => job),
    ...feeJobs,
  ],
  deliveries: [reconcilePayments, procedureMessages.delivery],
  schedules: [...sweeps.map(({ schedule }) => schedule), reconcileEveryNight],
  measures: [
    ...dossierMeasures,
    ...feeMeasures,
    ...referralMeasures,
    ...ratingMeasures,
    ...bundleMeasures,
    ...siteCheckMeasures,
    ...heldTakeMeasures,
    ...heldUseMeasures,
  ],
  permissions,
  seeds,
  layouts: [layoutFolder],
  subjects: [dossierSubjects],
  subjectNames: dossierNames,
  staffing: dossierStaffing,
};

export { clockStartOn } from './arrivals/clock-start-data.ts';
export { forwardBy } from './arrivals/clock-start-rule.ts';
export {
  describeLineRefusal,
  importLines,
  missingMinistries,
  readLines,
  readProcedureLine,
  seedCatalogue,
  seedFile,
  seedWords,
  type FileReport,
  type ImportOptions,
  type RunEndpoint,
} from './catalogue/public.ts';
export { checkRegisters, type BrokenRegister, type RegisterCheck } from './dossiers/check-registers.ts';
import { handOverDossiers } from './dossiers/hand-over-dossiers.ts';
export { createSimulatedGateway } from './fees/simulator/simulated-gateway.ts';
export type { ProceduresPorts } from './ports.ts';
export { supplementRuleOn } from './side-paths/side-path-data.ts';
export { formsForProcedure } from './forms/default-forms.ts';
export { seedProcesses } from './processes/seed-processes.ts';
export { paperResultOf } from './results/paper-results.ts';
export { routeOf, type Route, type RoutedProcedure } from './routing/route.ts';
export type { ProceduresTables } from './tables.ts';
