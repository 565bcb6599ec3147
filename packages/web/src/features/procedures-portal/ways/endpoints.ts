// The build replaces this list by plain data without schemas (build/wire-endpoints.ts).
export { listMessageWays } from '@dongbo/contract';
