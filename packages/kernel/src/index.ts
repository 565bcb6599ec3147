export * from './accounts/public.ts';
export * from './clock.ts';
export { copyIn } from './db/copy-in.ts';
export { canonicalAddress, connectionOf, DatabaseAddressError } from './db/connection-address.ts';
export * from './db/database.ts';
export { examineServer, ServerFault } from './db/examine-server.ts';
export { messageOf } from './db/message-of.ts';
export { migrate, MigrationError, refreshStatistics, type SystemMigrations } from './db/migrate.ts';
export { transact } from './db/transact.ts';
export { readSchemaState, type SchemaState } from './db/schema-state.ts';
export * from './db/tables.ts';
export {
  deliveriesOf,
  usualBackoff,
  type ClaimContext,
  type Delivered,
  type Delivery,
  type DeliveryTry,
} from './deliveries/delivery.ts';
export { deliverOnce } from './deliveries/run-delivery.ts';
export * from './events/projection.ts';
export { readProjectionStates, type ProjectionState } from './events/projection-cursor.ts';
export * from './events/reaction.ts';
export * from './exports/public.ts';
export { rebuildProjection } from './events/run-projection.ts';
export { catchUpProjections } from './events/follow-events.ts';
export * from './files/file-store.ts';
export * from './identity/actor.ts';
export { accountHolderOf, type AccountHolder } from './identity/account-holder.ts';
export * from './ids.ts';
export * from './jobs/job.ts';
export { knowTasks } from './jobs/know-tasks.ts';
export * from './log.ts';
export * from './operation/operation.ts';
export * from './operation/problems.ts';
export type { Services } from './operation/services.ts';
export { subjectNamesOf, type SubjectNames } from './operation/subject-names.ts';
export { deviceKeyOf, readDevice, type KnownDevice } from './identity/known-device.ts';
export { networkOf } from './identity/network-of.ts';
export { signInPolicy } from './identity/sign-in-policy.ts';
export { checkPeriod } from './check-period.ts';
export { mapInPieces } from './in-pieces.ts';
export { readCursor, readIdCursor, takePage } from './paging.ts';
export * from './system.ts';
export { systemTexts } from './system-texts.ts';
export * from './embedded/public.ts';
export type { Worker } from './jobs/queue.ts';
export { runJob } from './jobs/run-job.ts';
export { runReaction } from './jobs/run-reaction.ts';
export * from './jobs/worker.ts';
export * from './jobs/worker-parts.ts';
export { readJobFigures, tellOfGivenUpJobs, type JobFigures } from './jobs/given-up-jobs.ts';
export * from './operation/authorise.ts';
export * from './operation/call-operation.ts';
export * from './operation/runner.ts';
export * from './organisation/public.ts';
export * from './rights/public.ts';
export * from './process/public.ts';
export { planStage, type PlannedStage } from './stage/plan-stage.ts';
export { createStages, type Stages } from './stage/stages.ts';
export type { Stage } from '@dongbo/contract';
export * from './time/public.ts';
export * from './messages/public.ts';
export * from './notices/notice-store.ts';
export * from './registers/draw-number.ts';
export { maySeeWork, type WorkAddress } from './worklist/may-see-work.ts';
export { findWorkDue, type RunningWork } from './worklist/find-work-due.ts';
export {
  closeWork,
  putWork,
  renameParty,
  type OpenWork,
  type WorkMark,
  type WorkOf,
} from './worklist/work-item-store.ts';
export * from './identity/find-actor.ts';
export { findPartner } from './identity/find-partner.ts';
export { ActorMemory } from './identity/actor-memory.ts';
export * from './identity/password.ts';
export {
  codeOfStep,
  freshUntil,
  isDemandedOf,
  resetFactorsOf,
  secondFactorPolicy,
  seedDemonstrationFactors,
  stepOf,
} from './second-factor/public.ts';
export { seedOrganisation } from './seed/seed-organisation.ts';
export { rolesOf } from './seed/role-permissions.ts';
export type { SeedParts, SeedStep } from './seed/seed-step.ts';
export {
  demonstrationAccounts,
  demonstrationPassword,
  seedDemonstration,
  type ShownAccount,
} from './seed/seed-demonstration.ts';
export { setDemonstrationAccess } from './seed/demonstration-access.ts';
export { sweepFilesAndLog } from './housekeeping/sweep-jobs.ts';
export { kernelDeliveries, kernelJobs, kernelSchedules } from './kernel-jobs.ts';
export { listMeasuresOf } from './measures/list-measures.ts';
export { measuresOf, type Measure, type MeasureContext, type MeasuredValue } from './measures/measure.ts';
export { measuresOfSystems, partsOfSystems, type PartsOfSystems } from './parts-of-systems.ts';
export { type Recurrence, type Weekday } from './schedules/recurrence-rule.ts';
export { runDueSchedules } from './schedules/run-schedules.ts';
export { defineSchedule, type Schedule } from './schedules/schedule.ts';
export { sweepsOf } from './schedules/sweep.ts';
export { readScheduleStates, type ScheduleState } from './schedules/schedule-states.ts';
export { kernelOperations } from './kernel-operations.ts';
export { accountCodeOf } from './sign-up/public.ts';
export { attachFiles, releaseFiles, type Attachment, type FileRow } from './files/attach-files.ts';
export { copiedPurpose, copyFiles } from './files/copy-files.ts';
export { createDiskFileStore } from './files/disk-file-store.ts';
export { examinationWith } from './files/examine-upload.ts';
export { refusalOfUpload } from './files/refusal-of-upload.ts';
export * from './files/scanner.ts';
export { fileAnswer } from './files/file-answer.ts';
export { sweepFiles, type Sweep } from './files/sweep-files.ts';
export { findPurpose, paperPurpose, type UploadPurpose } from './files/upload-purpose.ts';
export { mostWaiting } from './files/waiting-files.ts';
export { auditKeyOf, derivedAuditKey, type AuditKey } from './audit/audit-key.ts';
export { keepHead, readKeptHeads, type AuditEvidence, type KeptHead } from './audit/audit-evidence.ts';
export { auditExtract, verifyExtract, type ExtractCheck } from './audit/audit-extract.ts';
export { auditColumns, firstPreviousHash, hashBlock, type AuditBlock } from './audit/audit-row.ts';
export { AuditCounterWentBack, sealAudit } from './audit/seal-audit.ts';
export { createAuditService, type AuditService } from './audit/audit-service.ts';
export { verifyAudit } from './audit/audit-check.ts';
export { readOpenings, type Opening } from './audit/read-openings.ts';
export * from './backup/public.ts';
export * from './letters/public.ts';
export * from './papers/public.ts';
export * from './sheets/public.ts';
export * from './signing/public.ts';
export * from './stream/public.ts';
export { noteProgress, startProgress, type NewProgress } from './progress/progress-store.ts';
