import { UnitId } from '@dongbo/contract';
import { kernelOperations } from '@dongbo/kernel';
import { createWorld, type World } from '@dongbo/testing';
import type { Kysely } from 'kysely';
import { administrationSystem } from './index.ts';
import type { AdministrationTables } from './tables.ts';

/** Connections of the test kit; their search path holds the tables of the administration too. */
export const tablesOf = (world: World): Kysely<AdministrationTables> => world.databases.official.kysely;

/** The seeded province with its accounts and the administration alone. It is Wednesday 11 March 2026, nine o'clock. */
export const administrationWorld = async (): Promise<World> =>
  await createWorld({ key: 'administration', systems: [administrationSystem], operations: kernelOperations });

/** The administrator of the accounts of the whole province. */
export const administrator = 'quantri.sokhcn';

/** The unit of this code; H19.145 is the ward Trấn Biên. */
export async function unitOf(world: World, code: string): Promise<UnitId> {
  const { id } = await tablesOf(world)
    .selectFrom('unit')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return UnitId.parse(id);
}
