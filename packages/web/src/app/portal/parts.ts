import { proceduresPortal } from '../../features/procedures-portal/index.ts';
import { samplePortal } from '../../features/sample-portal/index.ts';
import type { PortalPart } from '../../ui/portal-part.ts';

/** The systems on the portal, in the order of the menu and of my page. A new system adds its part here and nowhere
 * else. */
export const parts: readonly PortalPart[] = [proceduresPortal, samplePortal];
