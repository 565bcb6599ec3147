import { kernelOperations, planStage } from '@dongbo/kernel';
import { createWorld, type World } from '@dongbo/testing';
import type { Kysely } from 'kysely';
import { sampleSystem } from '../index.ts';
import type { SampleTables } from '../tables.ts';

/** Connections of the test kit; their search path holds the tables of the sample too. */
export const tablesOf = (world: World): Kysely<SampleTables> => world.databases.official.kysely;

/** The seeded province with the sample alone, open everywhere. It is Wednesday 11 March 2026, nine o'clock. */
export const appointmentWorld = async (): Promise<World> =>
  await createWorld({
    key: 'sample',
    systems: [sampleSystem],
    operations: kernelOperations,
    fill: async ({ databases, clock }) =>
      await planStage(databases.official.kysely, {
        system: 'sample',
        unitId: null,
        stage: 'official',
        validFrom: clock.now(),
      }),
  });

/** The one-stop unit of the ward Trấn Biên. */
export async function oneStop(world: World): Promise<string> {
  const row = await tablesOf(world)
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'H19.145.01')
    .executeTakeFirstOrThrow();
  return row.id;
}
