// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only the figures of what is held load it.
export { listHeldUse, listHeldUseDossiers } from '@dongbo/contract/procedures';
