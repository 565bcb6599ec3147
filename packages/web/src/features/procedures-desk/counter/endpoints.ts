// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export { listMessageWays } from '@dongbo/contract';
export { refuseAtCounter, requestSupplementAtCounter } from '@dongbo/contract/procedures';
