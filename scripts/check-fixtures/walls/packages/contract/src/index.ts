export { hostname as allEndpoints } from 'node:os';
export { missing as generalProblems } from './missing.ts';
