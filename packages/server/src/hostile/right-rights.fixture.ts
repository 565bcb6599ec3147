import { PersonId, UnitId } from '@dongbo/contract';
import * as rights from '@dongbo/contract/administration';
import { RoleKey } from '@dongbo/contract/administration';
import type { Place } from './call-place.fixture.ts';

const role = (key: string) => RoleKey.parse(key);

/** What an administrator of rights does: each call can be made now. */
export async function rightsCalls(place: Place): Promise<void> {
  const { clients, colleagueId, specialistId, divisionIds, add } = place;
  const { administrator } = clients;
  const reason = 'Phân công lại';
  const permissions = ['kernel.inbox.list'];
  const make = async (vi: string) => await administrator.call(rights.addRole, { name: { vi }, permissions, reason });
  const unitId = UnitId.parse(divisionIds[0]);
  const give = async (id: string) =>
    await administrator.call(rights.giveGrant, { personId: PersonId.parse(id), role: role('clerk'), unitId, reason });
  const edited = await make('Vai trò minh họa để sửa');
  const ended = await make('Vai trò minh họa để ngừng');
  const shortened = await give(colleagueId);
  const withdrawn = await give(specialistId);
  const personId = PersonId.parse(colleagueId);
  add(rights.listRoles, 'administrator', {});
  add(rights.getRole, 'administrator', { roleKey: role('clerk') });
  add(rights.previewRole, 'administrator', { roleKey: role('clerk'), gain: 'kernel.view.share', lose: '' });
  add(rights.addRole, 'administrator', {
    name: { vi: 'Vai trò thêm', en: 'Added' },
    from: role('clerk'),
    permissions,
    reason,
  });
  add(rights.changeRole, 'administrator', {
    roleKey: edited.key,
    version: edited.version,
    name: { vi: 'Vai trò đã sửa' },
    permissions: [],
    reason,
  });
  add(rights.endRole, 'administrator', { roleKey: ended.key, version: ended.version, reason });
  add(rights.listGrants, 'administrator', { unitId, role: role('clerk'), endsWithin: 30, state: 'active' });
  const asked = { personId, role: role('division-head'), unitId };
  add(rights.previewGrant, 'administrator', { ...asked, field: 'Hộ tịch', from: '2030-01-01', to: '2030-12-31' });
  add(rights.giveGrant, 'administrator', {
    ...asked,
    field: 'Hộ tịch',
    from: '2030-01-01',
    to: '2030-12-31',
    lockKey: 'settling-practice',
    capacity: 'KT',
    title: 'Phó Trưởng phòng',
    reason,
  });
  add(rights.changeGrant, 'administrator', { grantId: shortened.id, version: 0, to: '2030-12-31', reason });
  add(rights.withdrawGrant, 'administrator', { grantId: withdrawn.id, version: 0, reason });
  add(rights.getPersonRights, 'administrator', { personId });
  add(rights.listHolders, 'administrator', {
    unitId,
    operation: 'procedures.dossier.act',
    role: role('clerk'),
    field: 'Hộ tịch',
  });
  add(rights.listConflicts, 'administrator', { unitId });
  add(rights.listCoverage, 'administrator', { unitId, field: 'Hộ tịch', procedure: '1.000001', people: 'one' });
  add(rights.countCoverage, 'administrator', {});
  await delegationCalls(place);
}

/** What somebody does who goes away: each call can be made now. */
async function delegationCalls({ clients, colleagueId, add }: Place): Promise<void> {
  const reason = 'Đi công tác';
  const personId = PersonId.parse(colleagueId);
  const own = await clients.head.call(rights.listDelegations, {});
  const [source] = own.own;
  if (source === undefined) throw new Error('The head holds nothing');
  const delegate = { grantId: source.id, personId, to: '2030-12-31', reason };
  const running = await clients.head.call(rights.startDelegation, { ...delegate, field: 'Đất đai' });
  add(rights.listDelegations, 'head', {});
  add(rights.startDelegation, 'head', {
    ...delegate,
    from: '2030-01-01',
    field: 'Chứng thực',
    capacity: 'TUQ',
    title: 'Phó Trưởng phòng',
  });
  add(rights.endDelegation, 'head', { grantId: running.id, version: 0, reason });
}
