import { newId } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { defaultProcesses } from './default-processes.ts';

/** Puts the default processes of this version into a space. A stored version never changes: running dossiers stand on it. */
export async function seedProcesses(db: Kysely<ProceduresTables>, now: Date): Promise<void> {
  await db
    .insertInto('process_definition')
    .values(
      defaultProcesses.map((definition) => ({
        id: newId(now.getTime()),
        key: definition.key,
        version: definition.version,
        level: definition.level,
        definition: JSON.stringify(definition),
        valid_from: definition.validFrom,
        valid_to: definition.validTo,
      })),
    )
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .execute();
}
