import type { LocalText } from './values.ts';

/** A way into the pages of a system that the server writes; in the menu of all pages of the portal. */
export interface MenuEntry {
  readonly path: string;
  readonly name: LocalText;
}
