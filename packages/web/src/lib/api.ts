import { createClient } from '@dongbo/contract';
import { handsOff } from './background-header.ts';
import { spacePrefix } from './space.ts';

/** The typed client, bound to the space of the page. */
export const api = createClient({ base: `${spacePrefix}/api`, headers: handsOff });
