export const generalProblems = { 'not-found': 404 };
export { systemNames } from './systems.ts';
