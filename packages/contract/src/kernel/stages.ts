import { z } from 'zod';
import { systemNames } from '../systems.ts';
import { UnitId } from '../values.ts';

/** What a system is at a unit: not used yet; tried out beside the official record; in use; stopped for a while; given up. */
export const stageNames = ['preparing', 'trial', 'official', 'suspended', 'retired'] as const;
export const Stage = z.enum(stageNames).describe('What the system is at the unit');
export type Stage = z.infer<typeof Stage>;

/** A system that is open in a space, as one person meets it there. */
export const OpenSystem = z
  .object({
    system: z.enum(systemNames).describe('Name of the system'),
    atMyUnits: z
      .boolean()
      .describe('Used at a unit of this person or below one, or stopped there, so that what it holds is still read'),
    stages: z
      .array(z.object({ unitId: UnitId, stage: Stage }))
      .describe('What the system is at each unit at which this person holds a role'),
  })
  .meta({ id: 'OpenSystem' });
export type OpenSystem = z.infer<typeof OpenSystem>;
