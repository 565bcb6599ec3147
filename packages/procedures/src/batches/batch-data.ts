import { BatchAct } from '@dongbo/contract/procedures';
import { z } from 'zod';
import data from '../../data/batches.json' with { type: 'json' };

/** How many may be done at once and for how long that is kept. */
export const batchLimits = z
  .object({
    keptDays: z.int().min(1),
    mostUnfinished: z.int().min(1),
    most: z.record(BatchAct, z.int().min(1).max(200)),
  })
  .parse(data);
