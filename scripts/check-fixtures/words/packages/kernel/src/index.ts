export { type Clock, systemClock } from './clock.ts';
export { place } from './utils.ts';
// TODO an issue is named: #12
export const smile = '😀';

export const peopleOf = 'select g.person_id from role_grant g where g.unit_id = $1';
