export { BackupError, listBackups, type BackupNote } from './backup-folder.ts';
export { checkContents, type ContentCheck } from './check-contents.ts';
export { readHeldLog } from './copy-server.ts';
export { restoreBackup, type RestoreDone, type RestoreOrder } from './restore-backup.ts';
export { withRestoredServer, type RestoredServer } from './restored-server.ts';
export { findTools, type ServerTools } from './server-tools.ts';
export { takeBackup, type BackupDone, type BackupOrder, type BackupSource } from './take-backup.ts';
export {
  readBackupStatus,
  recordBackupRun,
  type BackupKind,
  type BackupRun,
  type BackupStatus,
} from './backup-record.ts';
