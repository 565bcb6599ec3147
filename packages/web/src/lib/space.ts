import type { Space } from '@dongbo/contract';

/** The space is part of the address, so that a link, a bookmark and a printed page always say which one they are of. */
export const space: Space = /^\/trial(\/|$)/.test(location.pathname) ? 'trial' : 'official';

/** What stands before every address of this space. */
export const spacePrefix = space === 'trial' ? '/trial' : '';
