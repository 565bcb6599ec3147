import type { Stage, SystemName } from '@dongbo/contract';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';
import { useOpenParts } from '../use-open-parts.ts';
import { shellPages } from './pages.ts';

/** The pages of one system in the rail, or of the shell (`system` null). */
export interface RailGroup {
  readonly system: SystemName | null;
  /** Where the names of its pages are. */
  readonly texts: string;
  readonly pages: readonly RailPage[];
}

/** The pages that the person may open, by system: those of open systems, shown to whoever may call what they stand on. */
export function useRailGroups(): readonly RailGroup[] {
  const { may } = useDesk();
  const parts = useOpenParts();
  const groups: readonly RailGroup[] = [
    { system: null, texts: 'desk', pages: [shellPages.inbox] },
    ...parts.map(({ system, rail }) => ({ system, texts: `${system}-desk`, pages: rail })),
    { system: null, texts: 'desk', pages: [shellPages.notices, shellPages.exports, shellPages.audit] },
  ];
  return groups
    .map(({ pages, ...group }) => ({
      ...group,
      pages: pages.filter(({ permission }) => permission === null || may(permission)),
    }))
    .filter(({ pages }) => pages.length > 0);
}

/** What a system is at the unit one works for, where nothing can be done with it there; null where it is in use. */
export function useClosedStage(system: SystemName): Stage | null {
  const { session, post } = useDesk();
  const open = session.systems.find((one) => one.system === system);
  const stage = open?.stages.find(({ unitId }) => unitId === post?.unitId)?.stage;
  if (stage === undefined || stage === 'official' || (stage === 'trial' && session.space === 'trial')) return null;
  return stage;
}
