import { proceduresPortal } from '../../features/procedures-portal/index.ts';
import type { PortalPart } from '../../ui/portal-part.ts';

/** The systems on the portal, in the order of the menu and of my page. A new system adds its part here and nowhere
 * else. */
export const parts: readonly PortalPart[] = [proceduresPortal];

/** The part of a system; undefined where the portal has none. */
export const partOf = (system: string): PortalPart | undefined => parts.find((part) => part.system === system);
