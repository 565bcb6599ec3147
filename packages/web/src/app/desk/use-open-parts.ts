import { useDesk } from '../../ui/desk/desk-context.ts';
import type { DeskPart } from '../../ui/desk/desk-part.ts';
import { parts } from './parts.ts';

/** The parts whose systems are open to the person. */
export function useOpenParts(): readonly DeskPart[] {
  const { opens } = useDesk();
  return parts.filter(({ system }) => opens(system));
}

/** Finds the part of a system; undefined where the desk has none (yet) or the system is closed to the person: its work and
 * notices are shown plainly. */
export function usePartOf(): (system: string) => DeskPart | undefined {
  const open = useOpenParts();
  return (system) => open.find((part) => part.system === system);
}
