import { useSession } from '../../lib/session.ts';
import type { PortalPart } from '../../ui/portal-part.ts';
import { parts } from './parts.ts';

/** The parts whose systems are open to somebody in this space; none while nobody has said. */
export function useOpenParts(): readonly PortalPart[] {
  const { data: session } = useSession();
  return parts.filter(({ system }) => session?.systems.some((open) => open.system === system));
}
