/* oxlint-disable max-lines */
export { type Clock, systemClock } from './clock.ts';
