export { BackupError, listBackups, type BackupNote } from './backup-folder.ts';
export { checkContents, type ContentCheck } from './check-contents.ts';
export { restoreBackup, type RestoreDone, type RestoreOrder } from './restore-backup.ts';
export { takeBackup, type BackupDone, type BackupOrder } from './take-backup.ts';
export {
  readBackupStatus,
  recordBackupRun,
  type BackupKind,
  type BackupRun,
  type BackupStatus,
} from './backup-record.ts';
