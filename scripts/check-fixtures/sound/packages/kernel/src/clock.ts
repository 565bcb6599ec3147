import { generalProblems } from '@dongbo/contract';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date(generalProblems['not-found'] > 0 ? Date.now() : 0) };
