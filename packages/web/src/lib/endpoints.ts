// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  countInbox,
  countNotices,
  getSession,
  listAudit,
  listColleagues,
  listInbox,
  listNotices,
  listUnits,
  seeNotices,
  signIn,
  signOut,
  uploadFile,
  verifyAudit,
} from '@dongbo/contract';
export { getReferenceList } from '@dongbo/contract/procedures';
