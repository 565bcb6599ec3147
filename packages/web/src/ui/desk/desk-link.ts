import type { LinkOptions, RegisteredRouter, ValidateLinkOptions } from '@tanstack/react-router';

/** A place on the desk, to be given to `Link`, `Navigate` or the router. Only `deskLink` makes one; whoever holds it does
 * not know which page it leads to, so for the types it is a link to the first page. */
export type DeskLink = LinkOptions<RegisteredRouter, string, '/lam-viec'>;

/** A link, checked by the compiler against the addresses, parameters and search of all routes of the desk. */
export function deskLink<const Options>(options: ValidateLinkOptions<RegisteredRouter, Options>): DeskLink {
  // ValidateLinkOptions has checked what is inside; DeskLink only says that it was.
  return options as DeskLink;
}
