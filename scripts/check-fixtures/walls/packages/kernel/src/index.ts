export { type Clock, systemClock } from './clock.ts';
export { counted } from '@dongbo/procedures';
export { counted as again } from '../../procedures/src/index.ts';
export { first } from './first.ts';
export { decide } from './decision-rule.ts';
