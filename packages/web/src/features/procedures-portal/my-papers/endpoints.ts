// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only the store of papers loads it.
export { getMyFile, getMyLetter, listMyOpenings, listMyPapers } from '@dongbo/contract/procedures';
