import type { Space } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Gate } from './runner.ts';

const freshFor = 5_000;

const opens = (stage: string, space: Space): boolean =>
  stage === 'official' || (stage === 'trial' && space === 'trial');

/** A gate over `system_stage`: the latest stage that is valid decides; a system without a row is closed. The kernel
 * itself (sign-in, inbox, files) is always open. What was read is kept for five seconds. */
export function createGate(db: Kysely<KernelTables>): Gate {
  let known: { at: number; stages: Map<string, string> } | null = null;
  return async (system, space, now) => {
    if (system === 'kernel') return true;
    if (known === null || Math.abs(now.getTime() - known.at) > freshFor) {
      const rows = await db
        .selectFrom('system_stage')
        .select(['system', 'stage'])
        .where('unit_id', 'is', null)
        .where('valid_from', '<=', now)
        .orderBy('valid_from')
        .execute();
      known = { at: now.getTime(), stages: new Map(rows.map((row) => [row.system, row.stage])) };
    }
    return opens(known.stages.get(system) ?? 'closed', space);
  };
}
