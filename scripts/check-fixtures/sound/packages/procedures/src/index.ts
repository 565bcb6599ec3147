import { allEndpoints } from '@dongbo/contract/all';
import { systemClock } from '@dongbo/kernel';

/** When the endpoints were counted, and how many there are. */
export const counted = { at: systemClock.now(), endpoints: allEndpoints.length };
