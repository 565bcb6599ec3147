// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  countInbox,
  deleteView,
  exportAudit,
  exportInbox,
  getExportFile,
  listAudit,
  listColleagues,
  listExports,
  listInbox,
  listViews,
  openWithView,
  renameView,
  saveView,
  shareView,
  verifyAudit,
} from '@dongbo/contract';
