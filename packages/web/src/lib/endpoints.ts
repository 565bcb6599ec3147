// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  countNotices,
  getSession,
  listContacts,
  listNotices,
  listUnits,
  seeNotices,
  signIn,
  signOut,
  uploadFile,
} from '@dongbo/contract';
export { getReferenceList } from '@dongbo/contract/procedures';
