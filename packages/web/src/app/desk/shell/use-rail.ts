import type { SystemName } from '@dongbo/contract';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';
import { parts } from '../parts.ts';
import { shellPages } from './pages.ts';

/** The pages of one system in the rail, or of the shell (`system` null). */
export interface RailGroup {
  readonly system: SystemName | null;
  /** Where the names of its pages are. */
  readonly texts: string;
  readonly pages: readonly RailPage[];
}

const groups: readonly RailGroup[] = [
  { system: null, texts: 'desk', pages: [shellPages.inbox] },
  ...parts.map(({ system, rail }) => ({ system, texts: `${system}-desk`, pages: rail })),
  { system: null, texts: 'desk', pages: [shellPages.notices, shellPages.audit] },
];

/** The pages that the person may open, by system; a page is shown to whoever may call what it stands on. */
export function useRailGroups(): readonly RailGroup[] {
  const { may } = useDesk();
  return groups
    .map(({ pages, ...group }) => ({
      ...group,
      pages: pages.filter(({ permission }) => permission === null || may(permission)),
    }))
    .filter(({ pages }) => pages.length > 0);
}
