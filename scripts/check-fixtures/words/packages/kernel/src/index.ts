export { type Clock, systemClock } from './clock.ts';
export { place } from './utils.ts';
// TODO an issue is named: #12
export const smile = '😀';
