import type { SystemName } from '@dongbo/contract';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';
import { parts } from '../parts.ts';
import { shellPages } from './pages.ts';

/** One level of the rail: pages of a system, or of the shell (`system` null). */
export interface RailGroup {
  readonly system: SystemName | null;
  readonly pages: readonly RailPage[];
}

const groups: readonly RailGroup[] = [
  { system: null, pages: [shellPages.inbox] },
  ...parts.map(({ system, rail }) => ({ system, pages: rail })),
  { system: null, pages: [shellPages.notices, shellPages.audit] },
];

/** The pages that the person may open, by system; a page is shown to whoever may call what it stands on. */
export function useRailGroups(): readonly RailGroup[] {
  const { may } = useDesk();
  return groups
    .map(({ system, pages }) => ({
      system,
      pages: pages.filter(({ permission }) => permission === null || may(permission)),
    }))
    .filter(({ pages }) => pages.length > 0);
}
