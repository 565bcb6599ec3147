export * from './clock.ts';
export { copyIn } from './db/copy-in.ts';
export * from './db/database.ts';
export * from './db/migrate.ts';
export * from './db/tables.ts';
export * from './events/reaction.ts';
export * from './files/file-store.ts';
export * from './identity/actor.ts';
export * from './ids.ts';
export * from './jobs/job.ts';
export * from './log.ts';
export * from './operation/operation.ts';
export * from './operation/problems.ts';
export * from './system.ts';
export * from './embedded/public.ts';
export type { Worker } from './jobs/queue.ts';
export { runJob } from './jobs/run-job.ts';
export { runReaction } from './jobs/run-reaction.ts';
export * from './jobs/worker.ts';
export * from './jobs/worker-parts.ts';
export { readJobFigures, tellOfGivenUpJobs, type JobFigures } from './jobs/given-up-jobs.ts';
export * from './operation/authorise.ts';
export * from './operation/runner.ts';
export * from './process/public.ts';
export * from './operation/gate.ts';
export * from './time/public.ts';
export * from './notices/notice-store.ts';
export * from './registers/draw-number.ts';
export * from './worklist/work-item-store.ts';
export * from './identity/find-actor.ts';
export { ActorMemory } from './identity/actor-memory.ts';
export * from './identity/password.ts';
export { seedOrganisation } from './seed/seed-organisation.ts';
export {
  demonstrationAccounts,
  demonstrationPassword,
  seedDemonstration,
  type ShownAccount,
} from './seed/seed-demonstration.ts';
export { setDemonstrationAccess } from './seed/demonstration-access.ts';
export { kernelOperations } from './kernel-operations.ts';
export { sweepSessions } from './session/session-store.ts';
export { sweepRequests } from './operation/request-store.ts';
export { attachFiles, releaseFiles, type Attachment, type FileRow } from './files/attach-files.ts';
export { createDiskFileStore } from './files/disk-file-store.ts';
export { examinationWith } from './files/examine-upload.ts';
export * from './files/scanner.ts';
export { fileAnswer } from './files/file-answer.ts';
export { sweepFiles, type Sweep } from './files/sweep-files.ts';
export { maxUploadBytes } from './files/upload-file.ts';
export { mostWaiting } from './files/waiting-files.ts';
export { auditExtract, verifyExtract, type ExtractCheck } from './audit/audit-extract.ts';
export { auditColumns, firstPreviousHash, hashBlock, type AuditBlock } from './audit/audit-row.ts';
export { AuditCounterWentBack, sealAudit } from './audit/seal-audit.ts';
export { verifyAudit } from './audit/verify-audit.ts';
export * from './backup/public.ts';
export * from './letters/public.ts';
export * from './sheets/public.ts';
export * from './signing/public.ts';
