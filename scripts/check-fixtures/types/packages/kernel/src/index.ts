export { type Clock, systemClock } from './clock.ts';
export const wrong: number = 'a text';
