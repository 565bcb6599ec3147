import { UnitId, listUnits } from '@dongbo/contract';
import * as of from '@dongbo/contract/administration';
import type { Place } from './call-place.fixture.ts';

const grounds = { legalBasis: 'Nghị quyết minh họa', reason: 'Minh họa' } as const;
const from = '2026-06-01';

/** What an administrator of units does, each with a part of the ward of its own. */
export async function units({ add, clients, oneStopId }: Place): Promise<void> {
  const { administrator } = clients;
  const { parent } = await administrator.call(of.getAdministeredUnit, { unitId: UnitId.parse(oneStopId) });
  const wardId = UnitId.parse(parent?.id);
  const fresh = async (count: number) => {
    const { version } = await administrator.call(of.getAdministeredUnit, { unitId: wardId });
    const named = { name: `Phòng Minh Họa ${count}`, type: null, from: '2026-03-11' } as const;
    return { unitId: wardId, version, kind: 'division', code: null, functionKey: null, ...named, ...grounds } as const;
  };
  const make = async (count: number) => {
    const { id: unitId, version } = await administrator.call(of.addUnit, await fresh(count));
    return { unitId, version };
  };
  add(of.listAdministeredUnits, 'administrator', { parentId: wardId, ended: 'true' });
  add(of.getAdministeredUnit, 'administrator', { unitId: wardId });
  add(of.nameUnit, 'administrator', {
    ...(await make(1)),
    name: 'Phòng Khác',
    type: null,
    from,
    below: false,
    ...grounds,
  });
  const contact = { address: 'Số 1 đường Minh Họa', phone: null, email: null, calendar: 'vn-state', source: 'UBND' };
  add(of.setUnitContact, 'administrator', { ...(await make(2)), ...contact, from, reason: grounds.reason });
  const [department] = (await administrator.call(listUnits, { kind: 'department' })).items;
  add(of.moveUnit, 'administrator', { ...(await make(3)), parentId: UnitId.parse(department?.id), ...grounds });
  add(of.endUnit, 'administrator', {
    ...(await make(4)),
    lastDay: from,
    successorIds: [UnitId.parse(oneStopId)],
    ...grounds,
  });
  add(of.addUnit, 'administrator', await fresh(5));
}
