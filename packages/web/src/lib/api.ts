import { createClient } from '@dongbo/contract';
import { spacePrefix } from './space.ts';

/** The typed client, bound to the space of the page. */
export const api = createClient({ base: `${spacePrefix}/api` });
