import { proceduresDesk } from '../../features/procedures-desk/index.ts';
import type { DeskPart } from '../../ui/desk/desk-part.ts';

/** The systems on the desk, in the order of the rail. A new system adds its part here and nowhere else. */
export const parts = [proceduresDesk] as const;

/** The part of a system; undefined where the desk has none (yet): its work and notices are shown plainly. */
export function partOf(system: string): DeskPart | undefined {
  return parts.find((part) => part.system === system);
}
