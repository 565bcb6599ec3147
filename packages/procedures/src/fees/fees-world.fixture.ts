import type { CallOf } from '@dongbo/contract';
import { demandFees, getFees, type FeeSheet } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { minutePasses, officials } from '../dossiers/settling-world.fixture.ts';

type Order = CallOf<typeof demandFees>;

/** A copy for which two pages are counted: 8.000 and 15.000 đồng. */
export const twoLines: Order['lines'] = [
  { kind: 'charge', name: 'Lệ phí hộ tịch', unitPrice: 8000 },
  { kind: 'service-fee', name: 'Phí chứng thực', quantity: 5, unitPrice: 3000 },
];

export const feesOf = async (world: World, dossierId: string, as: string = officials.counter): Promise<FeeSheet> =>
  await world.call(getFees, { dossierId }, { as });

/** The counter demands 23.000 đồng for a dossier. */
export async function demand(
  world: World,
  dossierId: string,
  changes: Partial<Order> = {},
): Promise<{ readonly feeDemandId: string; readonly amount: number }> {
  minutePasses(world);
  return await world.call(demandFees, { dossierId, lines: twoLines, ...changes }, { as: officials.counter });
}
