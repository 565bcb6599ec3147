// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export { countInbox, exportAudit, listAudit, listColleagues, listInbox, verifyAudit } from '@dongbo/contract';
