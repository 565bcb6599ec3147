// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only a dossier with a result loads it.
export { askMyCorrection, getMyCorrections, getMyFile } from '@dongbo/contract/procedures';
