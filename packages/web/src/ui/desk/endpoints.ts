// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  countInbox,
  exportAudit,
  exportInbox,
  getExportFile,
  listAudit,
  listColleagues,
  listExports,
  listInbox,
  verifyAudit,
} from '@dongbo/contract';
