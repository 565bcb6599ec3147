import type { OpenSystem, Space, SystemName } from '@dongbo/contract';
import type { z } from 'zod';
import type { Actor } from '../identity/actor.ts';
import type { StageBoard } from './stage-board.ts';

interface Asked {
  /** Those of this installation. */
  readonly systems: readonly SystemName[];
  readonly board: StageBoard;
  readonly actor: Actor;
  readonly space: Space;
  readonly now: Date;
}

/** The systems that are open to somebody in the space, as the actor meets them: those at the own units are for the desk, any
 * of them for a citizen's pages. */
export function openSystems({ systems, board, actor, space, now }: Asked): z.input<typeof OpenSystem>[] {
  const units = [...new Set(actor.grants.map(({ unitId }) => unitId))];
  return systems
    .filter((system) => board.isOpen(system, space, now, null))
    .map((system) => ({
      system,
      atMyUnits: units.some((unitId) => board.isMet(system, space, now, unitId)),
      stages: units.map((unitId) => ({ unitId, stage: board.stageOf(system, now, unitId) })),
    }));
}
