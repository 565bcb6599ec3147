import type { Space, SystemName } from '@dongbo/contract';
import { GeneralError } from './problems.ts';
import type { Stages } from '../stage/stages.ts';

interface Asked {
  readonly system: SystemName;
  readonly space: Space;
  readonly now: Date;
  /** The unit that acts; null: anybody. */
  readonly unitId: string | null;
}

/** @throws GeneralError 'system-closed' with facts: system, and opensAt (ISO instant) when a planned change opens it. */
export async function requireOpen(stages: Stages, { system, space, now, unitId }: Asked): Promise<void> {
  if (await stages.isOpen(system, space, now, unitId)) return;
  const opensAt = await stages.opensAt(system, space, now, unitId);
  throw new GeneralError('system-closed', { system, ...(opensAt && { opensAt: opensAt.toISOString() }) });
}
