import { UnitId, listUnits, type Space } from '@dongbo/contract';
import {
  addUnit,
  endUnit,
  getAdministeredUnit,
  listAdministeredUnits,
  moveUnit,
  nameUnit,
  setUnitContact,
} from '@dongbo/contract/administration';
import { sample, type Sample } from './sample-row.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const grounds = { legalBasis: 'Nghị quyết minh họa', reason: 'Thử mọi thao tác' } as const;
const contact = {
  address: 'Số 1 đường Minh Họa',
  phone: null,
  email: null,
  calendar: 'vn-state',
  source: 'UBND',
} as const;
const from = '2026-06-01';

/** Calls about a ward; none of the writes has seen the ward as it is, so none changes it. Units belong to no space, and change in
 * the official one alone. */
export function unitSamples(communeId: UnitId, space: Space): readonly Sample[] {
  const change = { unitId: communeId, version: 999, ...grounds } as const;
  const named = { name: 'Phường Minh Họa', type: 'phường', from } as const;
  // In the trial space every change is refused before anything is looked at.
  const elsewhere = space === 'official' ? 'hidden' : 'anywhere';
  const refusedInTrial = { otherSpace: 'anywhere' } as const;
  return [
    sample(listAdministeredUnits, { parentId: communeId }, 'empty', { otherSpace: 'anywhere' }),
    sample(getAdministeredUnit, { unitId: communeId }, 'hidden', { otherSpace: 'anywhere' }),
    sample(nameUnit, { ...change, ...named, below: true }, elsewhere, refusedInTrial),
    sample(
      setUnitContact,
      { unitId: communeId, version: 999, ...contact, from, reason: grounds.reason },
      elsewhere,
      refusedInTrial,
    ),
    sample(
      addUnit,
      { ...change, ...named, kind: 'division', code: null, functionKey: null },
      elsewhere,
      refusedInTrial,
    ),
    sample(moveUnit, { ...change, parentId: communeId }, elsewhere, refusedInTrial),
    sample(endUnit, { ...change, lastDay: from, successorIds: [] }, elsewhere, refusedInTrial),
  ];
}

/** A division of the ward comes, is renamed and reached, moves to a department and ends. */
export async function liveThroughUnits({ api, witness, communeId, oneStopId }: Scene): Promise<void> {
  const administrator = await api.as('quantri.sokhcn');
  await witness.call(administrator, listAdministeredUnits, { parentId: communeId });
  const ward = await witness.call(administrator, getAdministeredUnit, { unitId: communeId });
  const named = { name: 'Phòng Minh Họa', type: null, from: '2026-03-11' } as const;
  const made = { unitId: communeId, version: ward.version, kind: 'division', code: null, functionKey: null } as const;
  const { id: unitId } = await witness.call(administrator, addUnit, { ...made, ...named, ...grounds });
  const renamed = { name: 'Phòng Minh Họa số 2', type: null, from, below: false } as const;
  await witness.call(administrator, nameUnit, { unitId, version: 1, ...renamed, ...grounds });
  await witness.call(administrator, setUnitContact, { unitId, version: 2, ...contact, from, reason: grounds.reason });
  const [department] = (await witness.call(administrator, listUnits, { kind: 'department' })).items;
  const parentId = UnitId.parse(department?.id);
  await witness.call(administrator, moveUnit, { unitId, version: 3, parentId, ...grounds });
  await witness.call(administrator, endUnit, {
    unitId,
    version: 4,
    lastDay: from,
    successorIds: [oneStopId],
    ...grounds,
  });
}
