import type { SystemName, Stage } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

export interface PlannedStage {
  readonly system: SystemName;
  /** Null: the default of every unit for which neither it nor a unit above it has a stage of its own. */
  readonly unitId: string | null;
  readonly stage: Stage;
  readonly validFrom: Date;
}

/** Sets the stage of a system from an instant on, past or to come; what was planned for that very instant is replaced. */
export async function planStage(db: Kysely<Pick<KernelTables, 'system_stage'>>, planned: PlannedStage): Promise<void> {
  const { system, unitId, stage, validFrom } = planned;
  await db
    .insertInto('system_stage')
    .values({ system, unit_id: unitId, stage, valid_from: validFrom })
    .onConflict((conflict) => conflict.columns(['system', 'unit_id', 'valid_from']).doUpdateSet({ stage }))
    .execute();
}
