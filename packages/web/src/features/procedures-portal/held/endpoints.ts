// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only the last steps of a filing load it.
export { listDraftHeld, takeDraftHeld } from '@dongbo/contract/procedures';
